using System.Globalization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Identity;

namespace Repository.Web.Caching;

/// <summary>
/// Pages of anonymous readers are the same until the next change is applied: the change's number and id are part of their key
/// here and of their validator in browsers, and while the index is built anew, what tells the old one. So nothing needs evicting, and no page outlives the change that it was made of.
/// </summary>
public static class PageCache
{
    private const long MemoryBytes = 64L << 20;
    private const long LargestPageBytes = 1 << 20;

    /// <summary>Another build may make other pages of the same data.</summary>
    private static readonly string Build = typeof(PageCache).Module.ModuleVersionId.ToString("N")[..12];

    public static WebApplicationBuilder AddPageCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddOutputCache(options =>
        {
            options.SizeLimit = MemoryBytes;
            options.MaximumBodySize = LargestPageBytes;
            // Otherwise the cache would answer an address in capitals that the site does not know.
            options.UseCaseSensitivePaths = true;
            options.AddBasePolicy(new PagePolicy());
        });
        return builder;
    }

    /// <summary>Gives pages their validator, and answers 304 to whoever has the page as it is.</summary>
    public static IApplicationBuilder UsePageValidators(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!IsPage(context))
        {
            return next(context);
        }

        var validator = new EntityTagHeaderValue($"\"{Build}-{Moment(context)}\"", isWeak: true);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(validator, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            SetHeaders(context.Response, validator);
            return Task.CompletedTask;
        }

        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                SetHeaders(context.Response, validator);
            }
            else if (context.Response.Headers.CacheControl.Count == 0)
            {
                // Browsers keep some of the others for good if nothing is said, such as that something is gone, which may be there again.
                context.Response.Headers.CacheControl = "no-cache";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void SetHeaders(HttpResponse response, EntityTagHeaderValue validator)
    {
        response.Headers.ETag = validator.ToString();
        response.Headers.CacheControl = "no-cache";
    }

    /// <summary>The change that this node applied last, and of what shows it for the time being only, an id of its own. The change's number alone could be that of another history, before a restore.</summary>
    private static string Moment(HttpContext context)
    {
        var catalogue = context.RequestServices.GetRequiredService<ICatalogue>();
        var change = string.Create(CultureInfo.InvariantCulture, $"{catalogue.AppliedSequence}-{catalogue.AppliedChangeId:N}");
        return catalogue.Edition == Guid.Empty ? change : $"{change}-{catalogue.Edition:N}";
    }

    private static bool IsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
        && context.Policy() is { IsPublicPage: true }
        && context.SignedIn() is null
        && context.Request.Headers.Authorization.Count == 0;

    private sealed class PagePolicy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var cacheable = IsPage(context.HttpContext);
            context.EnableOutputCaching = cacheable;
            context.AllowCacheLookup = cacheable;
            context.AllowCacheStorage = cacheable;
            context.AllowLocking = true;
            // As it was sent, not as it is read: a page links to itself, and one reader's “?&&” must not stand in the next one's links.
            context.CacheVaryByRules.QueryKeys = default;
            context.CacheVaryByRules.VaryByValues["query"] = context.HttpContext.Request.QueryString.Value ?? "";
            context.CacheVaryByRules.VaryByValues["moment"] = Moment(context.HttpContext);
            // Keys of old moments are never asked for again; this lets go of them.
            context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(10);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
            return ValueTask.CompletedTask;
        }
    }
}
