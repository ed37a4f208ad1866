using System.Collections.Concurrent;
using System.Resources;
using System.Text.RegularExpressions;

namespace Repository.Web.Languages;

/// <summary>
/// What the site says, in one language. A key names a feature and a text of its <c>Texts.resx</c>: <c>Search.Heading</c> stands in
/// <c>Features/Search/Texts.resx</c>, <c>Texts.fr.resx</c>, <c>Texts.es.resx</c>.
/// </summary>
public sealed partial class Texts(SiteLanguage language)
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Features = new(StringComparer.Ordinal);

    public SiteLanguage Language { get; } = language;

    /// <exception cref="MissingManifestResourceException">There is no such text: a mistake of ours, found by a test.</exception>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"no text “{key}”");

    public string this[string key, params object?[] arguments] => string.Format(Language.Culture, this[key], arguments);

    /// <summary>The text for that many: <c>key.one</c> or <c>key.other</c>, with the number as {0} and the arguments from {1} on.</summary>
    public string Count(string key, long number, params object?[] arguments) =>
        this[$"{key}.{Plural(number)}", [number.ToString("N0", Language.Culture), .. arguments]];

    /// <summary>Day, month and year, as the language writes them within a sentence.</summary>
    public string Date(DateTimeOffset at) => at.ToString(this["Shared.DateFormat"], Language.Culture);

    /// <summary>Text by a key that may be missing.</summary>
    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 ? null : Of(key[..dot]).GetString(key[(dot + 1)..], Language.Culture);
    }

    /// <summary>Parts joined as the language joins a list: “a, b and c”.</summary>
    public string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => this[SpanishE(parts[^1]) ? "Shared.ListEndBeforeI" : "Shared.ListEnd", string.Join(this["Shared.ListSeparator"], parts.Take(parts.Count - 1)), parts[^1]],
    };

    /// <summary>Spanish says “e” for “y” before the sound i: e Italia, e Hizkia; but y Hierro.</summary>
    private bool SpanishE(string next) => Language.Code == "es" && BeginsWithI().IsMatch(next);

    [GeneratedRegex("^(?:[ií]|h[ií](?![aeo]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex BeginsWithI();

    private static ResourceManager Of(string feature) =>
        Features.GetOrAdd(feature, static name => new ResourceManager($"Repository.Web.Features.{name}.Texts", typeof(Texts).Assembly));

    /// <summary>CLDR's cardinal rules for the languages of the site: French counts 0 and 1 as one.</summary>
    private string Plural(long number) => Language.Code switch
    {
        "fr" => number is 0 or 1 ? "one" : "other",
        _ => number == 1 ? "one" : "other",
    };
}
