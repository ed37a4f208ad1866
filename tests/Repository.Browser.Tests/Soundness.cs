using Deque.AxeCore.Playwright;

namespace Repository.Browser.Tests;

/// <summary>What has to hold for a page that no address alone leads to.</summary>
internal static class Soundness
{
    /// <summary>Everything fits on three screens, and axe finds nothing: on one of them, another in each language, light or dark. The page is drawn where that is asked for.</summary>
    public static async Task CheckAsync(this Visit visit, string name, string language)
    {
        // A page that a click led to may still be on its way.
        await visit.Page.WaitForLoadStateAsync();
        await Screenshots.TakeAsync(visit, name, language);
        var found = new List<string>();
        foreach (var width in Pairwise.Widths)
        {
            await visit.ReadAsAsync(new Reader { Width = width, Dark = width == Pairwise.Widths[1] });
            found.AddRange((await visit.Page.EvaluateAsync<string[]>(LayoutTests.Misfits)).Select(misfit => $"{visit.Place} at {width}: {misfit}"));
            if (width != Pairwise.Widths[Array.IndexOf(PageKinds.Languages, language)])
            {
                continue;
            }

            var result = await visit.Page.RunAxe(AccessibilityTests.Options);
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{visit.Place} at {width}: {violation.Id}: {violation.Help}\n    {node.Html}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
