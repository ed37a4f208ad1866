using Microsoft.AspNetCore.Http.Metadata;
using Repository.Web.StartUp;

namespace Repository.Web.Security;

/// <summary>A body that says it is longer than its route takes is refused before it is read. The server ends others at the limit.</summary>
public static class BodyLimits
{
    public static IApplicationBuilder UseBodyLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? HostStartUp.MaxBodyBytes;
        if (context.Request.ContentLength <= most || context.Request.ContentLength is null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
