namespace Repository.Browser.Tests;

public sealed class KeyboardTests(SiteInBrowser browser)
{
    [Theory]
    [MemberData(nameof(PageKinds.Distinct), MemberType = typeof(PageKinds))]
    public async Task Focus_reaches_every_control_and_is_always_seen(string name)
    {
        var kind = PageKinds.ByName[name];
        var even = PageKinds.ByName.Keys.Index().First(entry => entry.Item == name).Index % 2 == 0;

        // The smaller is a wide screen at 400 %, where what sticks to an edge covers most.
        await using var visit = await browser.VisitAsync(even ? new Reader { Width = 320, Height = 256 } : new Reader());
        await visit.OpenAsync(kind.In("en"), kind.Status);
        await visit.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(e => e.open = true)");

        var found = await visit.Page.WalkAsync();
        Assert.True(found.Count == 0, $"{visit.Place}:\n{string.Join('\n', found)}");
    }
}
