using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Repository.Domain.Access;
using Repository.Web.Access;

namespace Repository.Web.Tests.Guards;

/// <summary>A route with one of its methods.</summary>
internal sealed partial record GuardedRoute(string Method, string Pattern, RouteEndpoint Endpoint)
{
    /// <summary>A value for each part of a route that names something public, as it is among the real content.</summary>
    private static readonly Dictionary<string, string> PublicParts = new(StringComparer.Ordinal)
    {
        ["language"] = "en",
        ["kindPath"] = "practices",
        ["address"] = "32-sello-migrante-chile",
        ["name"] = "privacy",
        ["status"] = "404",
        ["path"] = "nothing-here",
        ["section"] = "title",
        ["id"] = "7",
    };

    /// <summary>The framework's own, of files that came after the build: closed, as it states no policy.</summary>
    private const string FilesOfDevelopment = "{**path:file}";

    public Policy? Policy => Endpoint.Metadata.GetMetadata<AllowsAttribute>()?.Policy;

    public bool Changes => Method is not ("GET" or "HEAD");

    /// <summary>Posts of programs, which no page of the site makes, are exempt by name.</summary>
    public bool NeedsToken => Changes && Endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
        && !Endpoint.Metadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any();

    public IReadOnlyList<string> Parts => [.. Part().Matches(Pattern).Select(part => part.Groups["name"].Value)];

    /// <summary>Where parts name private things, which need not be there.</summary>
    public string Address(IReadOnlyDictionary<string, string>? parts = null) => "/" + Part().Replace(Pattern, part => ValueOf(part, parts)).TrimStart('/');

    public override string ToString() => $"{Method} {Pattern} [{Policy?.Name}]";

    /// <summary>All routes of the site, with files as far as three: they are all alike.</summary>
    public static IReadOnlyList<GuardedRoute> Of(EndpointDataSource source)
    {
        var files = 0;
        return
        [
            .. source.Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => (!IsFile(endpoint) || files++ < 3) && endpoint.RoutePattern.RawText != FilesOfDevelopment)
                .SelectMany(endpoint => Methods(endpoint), (endpoint, method) => new GuardedRoute(method, endpoint.RoutePattern.RawText!, endpoint))
                .DistinctBy(route => (route.Method, route.Pattern)),
        ];
    }

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Count == 0 && Path.HasExtension(endpoint.RoutePattern.RawText) && endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is null;

    /// <summary>A route for any method is one for errors, which answers to no method by itself.</summary>
    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? [.. methods] : ["GET", "POST"];

    private static string ValueOf(Match part, IReadOnlyDictionary<string, string>? parts)
    {
        var name = part.Groups["name"].Value;
        if (parts is not null && parts.TryGetValue(name, out var given))
        {
            return given;
        }

        var constraint = part.Groups["constraint"].Value;
        return constraint.StartsWith("guid", StringComparison.Ordinal) ? Guid.Empty.ToString()
            : constraint.StartsWith("int", StringComparison.Ordinal) && name != "status" ? "987654"
            : PublicParts.GetValueOrDefault(name, "987654-unknown");
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>[a-zA-Z]+)(:(?<constraint>[^{}]*))?[?]?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Part();
}
