using Microsoft.Playwright;

namespace Repository.Browser.Tests;

/// <summary>With <c>REPOSITORY_SCREENSHOTS=folder</c> every kind of page is drawn there: three widths, light and dark.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("REPOSITORY_SCREENSHOTS");

    public static async Task TakeAsync(Visit visit, string kind, string language)
    {
        if (string.IsNullOrEmpty(Folder))
        {
            return;
        }

        foreach (var reader in Pairwise.Widths.SelectMany(width => new[] { new Reader { Width = width }, new Reader { Width = width, Dark = true } }))
        {
            await visit.ReadAsAsync(reader);
            var name = $"{kind.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-')}-{language}-{reader.Width}-{(reader.Dark ? "dark" : "light")}.png";
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name), FullPage = true });
        }
    }
}
