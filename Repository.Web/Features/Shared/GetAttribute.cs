using Microsoft.AspNetCore.Mvc.Routing;

namespace Repository.Web.Features.Shared;

/// <summary>A page to read: GET, and HEAD for link checkers.</summary>
public sealed class GetAttribute : HttpMethodAttribute
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public GetAttribute()
        : base(Methods)
    {
    }

    public GetAttribute(string template)
        : base(Methods, template)
    {
    }
}
