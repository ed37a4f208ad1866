using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Repository.Web.StartUp;

namespace Repository.Web.Security;

/// <summary>Refuses bodies before they are read.</summary>
public static class RequestBodies
{
    public static IApplicationBuilder UseRequestBodies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Refusal(context) is not { } status)
        {
            return next(context);
        }

        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    private static int? Refusal(HttpContext context)
    {
        var request = context.Request;
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? HostStartUp.MaxBodyBytes;
        if (request.ContentLength > most)
        {
            // The server ends others at the limit.
            return StatusCodes.Status413PayloadTooLarge;
        }

        // The framework fails at UTF-7. Browsers send forms in the encoding of their page.
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.Length > 0 && !type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? StatusCodes.Status415UnsupportedMediaType
            : null;
    }
}
