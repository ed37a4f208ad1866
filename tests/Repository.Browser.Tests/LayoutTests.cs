namespace Repository.Browser.Tests;

/// <summary>Pages fit the screens that WCAG 2.2 asks for: 320 pixels (1.4.10), text of twice the size (1.4.4), targets of 24 pixels (2.5.8).</summary>
public sealed class LayoutTests(SiteInBrowser browser)
{
    /// <summary>A wide screen at 400 % is 320 pixels of a page.</summary>
    private static readonly (Reader Reader, bool Opened)[] Readers =
    [
        (new() { Width = 320 }, false),
        (new() { Width = 320 }, true),
        (new() { Width = 320, LargeText = true }, true),
        (new() { Width = 768 }, false),
        (new(), false),
        (new() { LargeText = true }, true),
    ];

    /// <summary>What juts out of the screen or is cut off, and controls that are hard to hit. What only screen readers are told is left out.</summary>
    internal const string Misfits = """
        () => {
            const page = document.documentElement, width = page.clientWidth, found = [];
            const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.vh, .skip, option');
            const name = e => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> ${e.textContent.trim().slice(0, 50)}`;
            const clips = e => getComputedStyle(e).overflowX !== 'visible';
            if (page.scrollWidth > width) found.push(`scrolls to ${page.scrollWidth} of ${width}`);
            for (const e of document.body.querySelectorAll('*')) {
                if (!seen(e)) continue;
                const box = e.getBoundingClientRect();
                if (box.width > 0 && box.height > 0 && (box.right > width + 1 || box.left < -1)) found.push(`juts out to ${box.left}..${box.right}: ${name(e)}`);
                if (e.matches('button, input:not([type=hidden], [type=checkbox], [type=radio]), select, summary, nav a, .button, .chip, label:has([type=checkbox])')
                    && (box.width < 24 || box.height < 24)) found.push(`is ${box.width} by ${box.height}: ${name(e)}`);
            }
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text; (text = texts.nextNode());) {
                if (!text.data.trim() || !seen(text.parentElement)) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                let frame = text.parentElement;
                while (frame && !clips(frame)) frame = frame.parentElement;
                const edge = frame ? frame.getBoundingClientRect() : { left: 0, right: width };
                for (const line of range.getClientRects()) {
                    if (line.width > 1 && (line.right > edge.right + 1 || line.left < edge.left - 1)) { found.push(`is cut off: ${name(text.parentElement)}`); break; }
                }
            }
            return found;
        }
        """;

    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task A_page_fits_every_screen(string name)
    {
        var kind = PageKinds.ByName[name];
        await using var visit = await browser.VisitAsync(new Reader());
        var found = new List<string>();
        var at = PageKinds.ByName.Keys.Index().First(entry => entry.Item == name).Index;
        foreach (var language in PageKinds.LanguagesOf(name))
        {
            // The languages differ in words alone, for which a small screen is narrowest.
            var whole = kind.Like is not null || language == PageKinds.Languages[at % PageKinds.Languages.Length];
            await visit.OpenAsync(kind.In(language), kind.Status);
            await Screenshots.TakeAsync(visit, name, language);
            foreach (var (reader, opened) in Readers.Take(whole ? Readers.Length : 2))
            {
                await visit.Page.EvaluateAsync("open => document.querySelectorAll('details').forEach(e => e.open = open)", opened);
                await visit.ReadAsAsync(reader);
                var misfits = await visit.Page.EvaluateAsync<string[]>(Misfits);
                found.AddRange(misfits.Select(misfit => $"{visit.Place} at {reader.Width}, large text {reader.LargeText}, opened {opened}: {misfit}"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
