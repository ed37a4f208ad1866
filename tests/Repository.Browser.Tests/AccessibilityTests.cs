using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Repository.Browser.Tests;

/// <summary>All of axe's rules, those called best practice too, and none excepted.</summary>
public sealed class AccessibilityTests(SiteInBrowser browser)
{
    /// <summary>Off by default in axe: the size of targets (WCAG 2.2, 2.5.8). Of what passes one element is named, not all: that takes most of axe's time.</summary>
    internal static readonly AxeRunOptions Options = new()
    {
        ResultTypes = [ResultType.Violations],
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task Axe_finds_no_violation(string name)
    {
        var kind = PageKinds.ByName[name];
        await using var visit = await browser.VisitAsync(new Reader());
        var found = new List<string>();
        foreach (var (language, reader) in Pairwise.Of(name))
        {
            await visit.ReadAsAsync(reader);
            await visit.OpenAsync(kind.In(language), kind.Status);
            var result = await visit.Page.RunAxe(Options);
            Assert.NotEmpty(result.Passes);
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes, (violation, node) =>
                $"{visit.Place} {reader.Width} px, dark {reader.Dark}, large {reader.LargeText}: {violation.Id}: {violation.Help}\n    {node.Html}\n    {Reasons(node)}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void Every_pair_of_settings_is_tried()
    {
        var tried = PageKinds.ByName.Keys.SelectMany(Pairwise.Of).Select(row => (row.Language, row.Reader.Width, row.Reader.Dark, row.Reader.LargeText)).ToList();
        Assert.Equal(9, tried.Select(row => (row.Language, row.Width)).Distinct().Count());
        Assert.Equal(6, tried.Select(row => (row.Language, row.Dark)).Distinct().Count());
        Assert.Equal(6, tried.Select(row => (row.Language, row.LargeText)).Distinct().Count());
        Assert.Equal(6, tried.Select(row => (row.Width, row.Dark)).Distinct().Count());
        Assert.Equal(6, tried.Select(row => (row.Width, row.LargeText)).Distinct().Count());
        Assert.Equal(4, tried.Select(row => (row.Dark, row.LargeText)).Distinct().Count());
    }

    private static string Reasons(AxeResultNode node) => string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
