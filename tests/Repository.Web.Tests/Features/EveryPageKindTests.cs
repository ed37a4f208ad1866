using System.Net;
using AngleSharp.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features;

/// <summary>What holds for every kind of page, in every language.</summary>
public sealed class EveryPageKindTests(SharedSite site)
{
    public static TheoryData<string> Addresses => [.. SitePages.All, .. SitePages.OfTheMoment];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_complete_in_every_language(string address)
    {
        foreach (var language in Pages.Languages)
        {
            var page = await site.Client.PageAsync($"/{language}{address}");
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.EndsWith(SourceTexts.In(language, "Shared.SiteName"), page.Title, StringComparison.Ordinal);
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Equal([], RepeatedIds(page));
            Assert.Equal([], SkippedHeadings(page));
            Assert.Equal([], LabelsOfNothing(page));
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_leads_to_itself_in_the_other_languages(string address)
    {
        var page = await site.Client.PageAsync($"/en{address}");
        foreach (var language in Pages.Languages)
        {
            var link = page.QuerySelector($"nav.langs a[hreflang={language}]")!.GetAttribute("href")!;
            Assert.Equal($"/{language}{address}".Replace('+', ' '), Uri.UnescapeDataString(link).Replace('+', ' '));
            Assert.Equal(language, (await site.Client.PageAsync(link)).DocumentElement.GetAttribute("lang"));
        }
    }

    [Fact]
    public async Task Every_link_to_a_page_of_the_site_leads_to_a_page()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in SitePages.All.Concat(SitePages.OfTheMoment))
        {
            var page = await site.Client.PageAsync($"/fr{address}");
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(seen.Add))
            {
                // What asks for an account asks for it on the way.
                using var answer = await site.Client.GetAsync(link, TestContext.Current.CancellationToken);
                var asks = answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.StartsWith("/fr/account/sign-in?return=", StringComparison.Ordinal);
                Assert.True(asks || answer.StatusCode == HttpStatusCode.OK, $"{link} answers {(int)answer.StatusCode}");
            }
        }

        Assert.True(seen.Count > 200, $"only {seen.Count} links");
    }

    [Fact]
    public async Task Pages_of_the_site_show_their_files()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(SourceTree.Content, "pages"), "*.md"))
        {
            var parts = (await File.ReadAllTextAsync(path)).Split("---\n", 3);
            var (name, language) = (Path.GetFileName(path).Split('.')[0], Path.GetFileName(path).Split('.')[1]);
            var page = await site.Client.PageAsync(name == "about" ? $"/{language}/about" : $"/{language}/help/{name}");
            Assert.Contains(page.QuerySelector("h1").Shown(), parts[1], StringComparison.Ordinal);
            var headings = parts[2].Split('\n').Where(line => line.StartsWith('#')).Select(line => line.Trim('#', ' '));
            Assert.Equal(headings, page.QuerySelectorAll("main .prose").SelectMany(prose => prose.QuerySelectorAll("h2, h3, h4")).Select(heading => heading.Shown()));
        }
    }

    [Fact]
    public async Task The_home_page_counts_the_collection()
    {
        foreach (var language in Pages.Languages)
        {
            var figures = (await site.Client.PageAsync($"/{language}")).QuerySelectorAll("dl.figures dd").Select(figure => Pages.Number(figure.Shown()));
            Assert.Equal([81, 53], figures);
        }
    }

    private static IEnumerable<string> RepeatedIds(IDocument page) =>
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id!, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    private static List<string> SkippedHeadings(IDocument page)
    {
        var headings = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(heading => heading.Closest("header, footer, nav, aside, details") is null).ToList();
        return [.. headings.Skip(1).Zip(headings, (heading, before) => (heading, before)).Where(pair => pair.heading.LocalName[1] > pair.before.LocalName[1] + 1).Select(pair => pair.heading.Shown())];
    }

    private static IEnumerable<string> LabelsOfNothing(IDocument page) =>
        page.QuerySelectorAll("[aria-labelledby]").Select(element => element.GetAttribute("aria-labelledby")!)
            .Concat(page.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")!))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]))
            .Where(id => page.GetElementById(id) is null);
}
