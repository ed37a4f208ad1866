namespace Repository.Browser.Tests;

/// <summary>One address for every kind of page, without the language.</summary>
public static class PageKinds
{
    public static readonly string[] Languages = ["en", "fr", "es"];

    public static IReadOnlyDictionary<string, PageKind> ByName { get; } = new PageKind[]
    {
        new("home", ""),
        new("search", "/search?q=labour+training"),
        new("search of all", "/search"),
        new("search with filters", "/search?q=migrants&objective=7&objective=23&region=africa&year=2010..2024&sort=newest"),
        new("search, second page", "/search?q=migrants&page=2", Like: "search"),
        new("search with mistakes", "/search?q=migrants&objective=99&year=soon", Like: "search"),
        new("search below a region", "/search?region=africa&region=western-africa&language=fr"),
        new("search for what nobody wrote", "/search?q=xylophone"),
        new("search in vain", "/search?q=labour&country=ad&objective=8"),
        new("practice in English", "/practices/36-envoi-dargent-website-france"),
        new("practice in Spanish", "/practices/33-centros-integracion-personas-migrantes-refugiadas-argentina"),
        new("practice in French", "/practices/81-cooperation-sud-sud-migration-maroc-mali-senegal-cote-divoire"),
        new("guidance", "/guidance/20-network-workplan-2022-2024"),
        new("version", "/practices/81-cooperation-sud-sud-migration-maroc-mali-senegal-cote-divoire/versions/1"),
        new("versions", "/practices/81-cooperation-sud-sud-migration-maroc-mali-senegal-cote-divoire/versions"),
        new("practices", "/practices"),
        new("practices, second page", "/practices?page=2", Like: "practices"),
        new("all guidance", "/guidance", Like: "practices"),
        new("objectives", "/objectives"),
        new("objective", "/objectives/7"),
        new("themes", "/themes"),
        new("theme", "/themes/labour-migration"),
        new("regions", "/regions"),
        new("region", "/regions/africa"),
        new("sub-region", "/regions/western-europe"),
        new("country", "/countries/ma"),
        new("country without practices", "/countries/ad"),
        new("spaces", "/spaces"),
        new("space", "/spaces/imrf-2022-roundtable-1-consultation"),
        new("contribute", "/contribute"),
        new("about", "/about"),
        new("how to submit", "/help/how-to-submit", Like: "about"),
        new("review criteria", "/help/review-criteria", Like: "about"),
        new("search help", "/help/search-help", Like: "about"),
        new("accessibility", "/help/accessibility", Like: "about"),
        new("privacy", "/help/privacy", Like: "about"),
        new("terms", "/help/terms", Like: "about"),
        new("sign in", "/account/sign-in?return=/en/search"),
        new("register", "/account/register"),
        new("new password", "/account/reset", Like: "sign in"),
        new("new confirmation", "/account/resend", Like: "sign in"),
        new("first administrator", "/account/first-administrator", Like: "register"),
        new("mail sent", "/account/sent/register"),
        new("link that is void", "/account/reset-password?token=void", 410),
        new("nothing there", "/practices/999999-nowhere", 404),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>Those in which a kind is tried: all, but for one that differs from another in its words alone, and so in one of them.</summary>
    public static IReadOnlyList<string> LanguagesOf(string name) =>
        ByName[name].Like is null ? Languages : [Languages[ByName.Keys.Index().First(entry => entry.Item == name).Index % Languages.Length]];

    /// <summary>Without those that differ from another in their words alone.</summary>
    public static TheoryData<string> Distinct => [.. ByName.Values.Where(kind => kind.Like is null).Select(kind => kind.Name)];
}

/// <param name="Path">After the language.</param>
/// <param name="Status">That it answers with.</param>
/// <param name="Like">Another kind that is built alike.</param>
public sealed record PageKind(string Name, string Path, int Status = 200, string? Like = null)
{
    public string In(string language) => $"/{language}{Path}";
}
