using Repository.Web.Languages;

namespace Repository.Web.Features.Account;

/// <summary>What a browser calls itself, in words that its owner knows it by.</summary>
public static class BrowserName
{
    /// <summary>By a part of the name; those that others contain, too, come last.</summary>
    private static readonly (string Part, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Part, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent, Texts texts) => (Find(userAgent, Browsers), Find(userAgent, Systems)) switch
    {
        ({ } browser, { } system) => texts["Account.BrowserOnSystem", browser, system],
        ({ } browser, null) => browser,
        (null, { } system) => texts["Account.BrowserOnSystem", texts["Account.UnknownBrowser"], system],
        _ => texts["Account.UnknownBrowser"],
    };

    private static string? Find(string userAgent, (string Part, string Name)[] names) =>
        names.Where(name => userAgent.Contains(name.Part, StringComparison.Ordinal)).Select(name => name.Name).FirstOrDefault();
}
