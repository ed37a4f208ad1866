using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Security;

/// <summary>A mistake of ours shows a reader a reference, and nothing of how the site is made.</summary>
public sealed class FailureTests
{
    private const string Secret = "select hidden from /srv/somewhere v9.9.9";

    [Fact]
    public async Task A_failure_shows_a_reference_and_nothing_of_what_failed()
    {
        await using var site = await TestSite.CreateAsync(services => services.AddScoped<ICatalogue, BrokenCatalogue>());
        using var client = site.CreateClient();
        foreach (var language in Pages.Languages)
        {
            foreach (var address in SitePages.All.Where(NeedsTheCatalogue).Select(path => $"/{language}{path}"))
            {
                using var response = await client.GetAsync(address);
                SecurityHeadersTests.AssertHeaders(address, response);
                Assert.Equal((address, HttpStatusCode.InternalServerError), (address, response.StatusCode));
                Assert.True(response.Headers.CacheControl is null or { NoStore: true } or { NoCache: true });
                Assert.Null(response.Headers.ETag);
                AssertSaysNothing(await response.Content.ReadAsStringAsync(), language);
            }
        }

        Assert.Contains(site.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    private static bool NeedsTheCatalogue(string path) =>
        !path.StartsWith("/help", StringComparison.Ordinal) && !path.EndsWith("/versions", StringComparison.Ordinal) && path is not ("/about" or "/contribute");

    [Fact]
    public async Task The_reference_stands_in_the_log()
    {
        await using var site = await TestSite.CreateAsync(services => services.AddScoped<ICatalogue, BrokenCatalogue>());
        using var client = site.CreateClient();
        var page = await client.PageAsync("/en/search", HttpStatusCode.InternalServerError);
        var reference = page.QuerySelectorAll("main .small").Select(line => line.Shown().Split(": ")[^1]).First();
        Assert.True(reference.Length > 5, reference);
        Assert.Contains(site.Log.All, line => line.Contains(reference, StringComparison.Ordinal));
        var console = Console.IsOutputRedirected ? site.Get<IOptions<JsonConsoleFormatterOptions>>().Value : site.Get<IOptions<ConsoleFormatterOptions>>().Value;
        Assert.True(console.IncludeScopes);
    }

    private static void AssertSaysNothing(string html, string language)
    {
        var page = Pages.Parse(html);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(SourceTexts.In(language, "Errors.FailedTitle"), page.QuerySelector("h1").Shown());
        foreach (var told in new[] { Secret, "hidden from", "/srv", "9.9.9", "Exception", "   at ", ".cs:", "Repository.Web", "System.", "Microsoft", "Kestrel", "10.0." })
        {
            Assert.DoesNotContain(told, html, StringComparison.Ordinal);
        }
    }

    /// <summary>A catalogue of which the pages' frame gets what it needs and no page anything.</summary>
    private sealed class BrokenCatalogue : ICatalogue
    {
        public long AppliedSequence => 1;

        public Guid AppliedChangeId => Guid.Empty;

        public Guid Edition => Guid.Empty;

        public TaxonomyTree Taxonomy => throw new InvalidOperationException(Secret);

        public CatalogueResults Search(CatalogueQuery query, CancellationToken ct = default) => throw new InvalidOperationException(Secret);

        public IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count) => throw new InvalidOperationException(Secret);

        public IReadOnlyList<CatalogueEntry> Translations(Guid contributionId) => throw new InvalidOperationException(Secret);

        public CatalogueEntry? Find(Guid contributionId) => throw new InvalidOperationException(Secret);
    }
}
