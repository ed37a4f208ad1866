using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>A page in the browser, and everything that went wrong on it.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>Chromium's default sizes of text and of code.</summary>
    private const int StandardFont = 16;

    private const int FixedFont = 13;

    private readonly List<string> faults = [];

    private ICDPSession? browser;

    internal Visit(IPage page, Uri site)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Dialog += (_, dialog) => Note(true, $"dialog: {dialog.Message}");
        page.RequestFailed += (_, request) => Note(true, $"failed: {request.Url} {request.Failure}");
        page.Request += (_, request) => Note(new Uri(request.Url).Authority != site.Authority, $"elsewhere: {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400 && !response.Request.IsNavigationRequest, $"{response.Status}: {response.Url}");
    }

    public IPage Page { get; }

    /// <summary>Path and query.</summary>
    public string Place => new Uri(Page.Url).PathAndQuery;

    /// <summary>Gives the page another screen and other settings; script stays as it is.</summary>
    public async Task ReadAsAsync(Reader reader)
    {
        await Page.SetViewportSizeAsync(reader.Width, reader.Height);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions
        {
            Media = reader.Print ? Media.Print : Media.Screen,
            ColorScheme = reader.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = reader.ForcedColors ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = reader.ReducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        });
        if (reader.LargeText || browser is not null)
        {
            browser ??= await Page.Context.NewCDPSessionAsync(Page);
            var times = reader.LargeText ? 2 : 1;
            await browser.SendAsync("Page.setFontSizes", new Dictionary<string, object>
            {
                ["fontSizes"] = new Dictionary<string, object> { ["standard"] = StandardFont * times, ["fixed"] = FixedFont * times },
            });
        }
    }

    /// <summary>Opens an address of the site and waits until nothing more is loaded.</summary>
    public async Task OpenAsync(string path, int status = 200)
    {
        var response = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        Assert.Equal(status, response!.Status);
        Forgive(status);
    }

    /// <summary>As if none of the site's scripts came. The browser itself still runs those of axe, which needs them.</summary>
    public Task WithoutScriptsAsync() => Page.RouteAsync("**/*.js", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = "" }));

    /// <summary>The browser reports the status of the page itself as a fault of loading it.</summary>
    public void Forgive(int status) => faults.RemoveAll(fault => status >= 400 && fault.Contains($"status of {status}", StringComparison.Ordinal));

    public void AssertFaultless() => Assert.True(faults.Count == 0, $"{Place}:\n{string.Join('\n', faults)}");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Note(bool fault, string what)
    {
        if (fault)
        {
            faults.Add(what);
        }
    }
}
