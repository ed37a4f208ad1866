using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Repository.Web.Languages;

/// <summary>The languages of the interface. A language is added here, by its resource files, and nowhere else.</summary>
public static class SiteLanguages
{
    public const string Default = "en";

    public static IReadOnlyList<SiteLanguage> All { get; } =
    [
        new("en", "English", CultureInfo.GetCultureInfo("en-GB")),
        new("fr", "Français", CultureInfo.GetCultureInfo("fr-FR")),
        new("es", "Español", CultureInfo.GetCultureInfo("es-ES")),
    ];

    public static SiteLanguage? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>The language of a path such as <c>/fr/search</c>, or null.</summary>
    public static SiteLanguage? OfPath(PathString path)
    {
        var value = path.Value ?? "";
        return value.Length >= 3 && value[0] == '/' && (value.Length == 3 || value[3] == '/') ? Find(value[1..3]) : null;
    }

    /// <summary>The first language of the reader's list that the site has, else English.</summary>
    public static SiteLanguage Negotiate(HttpRequest request)
    {
        // A header of thousands of languages is no reader's.
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted) || wanted.Count > 50)
        {
            return All[0];
        }

        return wanted.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Find(language.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null) ?? All[0];
    }
}

/// <param name="Code">In addresses and <c>lang</c> attributes.</param>
/// <param name="Name">In the language itself.</param>
/// <param name="Culture">How it writes numbers and dates.</param>
public sealed record SiteLanguage(string Code, string Name, CultureInfo Culture)
{
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
}
