using AngleSharp.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Security;

/// <summary>No page has script or style of its own, or anything from elsewhere.</summary>
public sealed class MarkupTests(SharedSite site)
{
    private static readonly string[] Loading = ["src", "srcset", "data", "poster", "action", "formaction", "ping", "manifest", "background"];

    public static TheoryData<string> Addresses => [.. SitePages.All, .. SitePages.OfTheMoment, "/nothing", "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&theme=%22onload%3D%22x"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_runs_nothing_inline_and_loads_nothing_from_elsewhere(string address)
    {
        foreach (var language in Pages.Languages)
        {
            using var response = await site.Client.GetAsync($"/{language}{address}");
            var page = Pages.Parse(await response.Content.ReadAsStringAsync());
            Assert.Equal([], Inline(page).Select(element => element.OuterHtml));
            Assert.Equal([], FromElsewhere(page));
        }
    }

    [Fact]
    public async Task Every_record_runs_nothing_inline_and_loads_nothing_from_elsewhere()
    {
        foreach (var record in SourceRecord.All)
        {
            var page = await site.Client.PageAsync(record.Address("en"));
            Assert.Equal([], Inline(page).Select(element => element.OuterHtml));
            Assert.Equal([], FromElsewhere(page));
        }
    }

    private static IEnumerable<IElement> Inline(IDocument page) => page.All.Where(element =>
        (element.LocalName == "script" && (!element.HasAttribute("src") || element.TextContent.Length > 0))
        || element.LocalName is "style" or "iframe" or "object" or "embed" or "base"
        || element.Attributes.Any(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> FromElsewhere(IDocument page) => page.All
        .SelectMany(element => element.Attributes.Where(attribute => Loads(element, attribute.Name)), (_, attribute) => attribute.Value)
        .Where(value => !value.StartsWith('/') || value.StartsWith("//", StringComparison.Ordinal) || value.Contains("/\\", StringComparison.Ordinal));

    /// <summary>Whether a browser fetches what the attribute names, or sends a form there, without being asked to go.</summary>
    private static bool Loads(IElement element, string attribute) =>
        Loading.Contains(attribute)
        || (attribute is "href" or "xlink:href" && element.LocalName is "use" or "image")
        || (attribute == "href" && element.LocalName == "link" && element.GetAttribute("rel") is not ("canonical" or "alternate"));
}
