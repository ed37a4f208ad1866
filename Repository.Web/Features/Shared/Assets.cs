using Microsoft.AspNetCore.Components;

namespace Repository.Web.Features.Shared;

/// <summary>Addresses of our own files with a fingerprint of their content, which browsers may keep for ever.</summary>
public sealed class Assets(IHttpContextAccessor accessor)
{
    /// <param name="path">Under <c>wwwroot</c>, without a leading slash.</param>
    public string this[string path] =>
        "/" + (accessor.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path);
}
