using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>A reader without a mouse, who always sees where they are.</summary>
internal static class Keyboard
{
    /// <summary>More stops than any page has.</summary>
    private const int MostStops = 600;

    /// <summary>Null while the focus is on the page itself, else the stop: what it is, and what is wrong with the way it shows.</summary>
    private const string Stop = """
        () => {
            const e = document.activeElement;
            if (!e || e === document.body || e === document.documentElement) return null;
            const style = getComputedStyle(e), box = e.getClientRects()[0], faults = [];
            const name = `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> ${(e.textContent.trim() || e.name || '').slice(0, 50)}`;
            if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('has no outline');
            if (!box || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push('is out of sight');
            else {
                const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1), y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
                const top = document.elementFromPoint(x, y);
                if (top && !e.contains(top) && !top.contains(e)) faults.push(`is hidden by <${top.tagName.toLowerCase()} class="${top.getAttribute('class') ?? ''}">`);
            }
            // Within a date, Tab goes from day to month to year.
            const again = e.dataset.visited === 'yes' && !(e.type === 'date' && e === window.lastStop);
            e.dataset.visited = 'yes';
            window.lastStop = e;
            return { name, faults, again };
        }
        """;

    private const string NeverReached = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && e.dataset.visited !== 'yes')
            // Tab comes to one of a group; the arrow keys lead to the others.
            .filter(e => e.type !== 'radio' || ![...document.getElementsByName(e.name)].some(other => other.form === e.form && other.dataset.visited === 'yes'))
            .map(e => e.outerHTML.slice(0, 100))
        """;

    /// <summary>Presses Tab until what is wanted has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var pressed = 0; pressed < MostStops; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<FocusStop?>(Stop) is { } stop)
            {
                Assert.True(stop.Faults.Length == 0, $"{page.Url}: {stop.Name}: {string.Join(", ", stop.Faults)}");
            }

            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{page.Url}: the Tab key never leads to {selector}");
    }

    /// <summary>Walks through the whole page.</summary>
    /// <returns>Where the focus is not to be seen, and what it never comes to.</returns>
    public static async Task<IReadOnlyList<string>> WalkAsync(this IPage page)
    {
        var found = new List<string>();
        for (var pressed = 0; pressed < MostStops; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<FocusStop?>(Stop) is not { Again: false } stop)
            {
                break;
            }

            found.AddRange(stop.Faults.Select(fault => $"{stop.Name} {fault}"));
        }

        found.AddRange((await page.EvaluateAsync<string[]>(NeverReached)).Select(control => $"never reached: {control}"));
        return found;
    }

    private sealed record FocusStop
    {
        public string Name { get; init; } = "";

        public string[] Faults { get; init; } = [];

        public bool Again { get; init; }
    }
}
