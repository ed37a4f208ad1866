using System.Globalization;
using System.Text.RegularExpressions;
using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Web.Features.Search;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Languages;

/// <summary>Every text is there in every language, and is used.</summary>
public sealed partial class TextsTests
{
    private static readonly IReadOnlyCollection<string> Keys = [.. SourceTexts.ByLanguage["en"].Keys];

    private static readonly string Sources = string.Join('\n', SourceTree.WebFiles("*.cs").Concat(SourceTree.WebFiles("*.cshtml")).Select(File.ReadAllText));

    [Fact]
    public void The_site_has_the_languages_that_the_tests_look_at() => Assert.Equal(Pages.Languages, SiteLanguages.All.Select(language => language.Code));

    [Fact]
    public void No_text_is_missing_in_any_language() =>
        Assert.All(Pages.Languages, language => Assert.Equal(Keys.Order(StringComparer.Ordinal), SourceTexts.ByLanguage[language].Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void No_text_is_empty_or_padded_but_what_joins_others() =>
        Assert.All(SourceTexts.ByLanguage.Values.SelectMany(texts => texts), text =>
        {
            Assert.NotEqual("", text.Value.Trim());
            Assert.True(text.Key is "Shared.ListSeparator" or "Search.ShowMoreOf" || text.Value == text.Value.Trim(), $"“{text.Key}”: “{text.Value}”");
        });

    [Fact]
    public void A_text_has_the_same_places_to_fill_in_every_language()
    {
        var forms = Keys.GroupBy(WithoutPlural, StringComparer.Ordinal).ToList();
        Assert.All(Pages.Languages, language => Assert.All(forms, keys =>
        {
            Assert.Equal(Places("en", keys), Places(language, keys));
            Assert.All(keys.Where(key => !key.EndsWith(".one", StringComparison.Ordinal)), key => Assert.Equal(Places("en", [key]), Places(language, [key])));
        }));
    }

    [Fact]
    public void A_text_for_many_has_its_form_for_one() =>
        Assert.All(Keys.Where(key => key.EndsWith(".other", StringComparison.Ordinal)), key => Assert.Contains($"{WithoutPlural(key)}.one", Keys));

    [Fact]
    public void Every_text_can_be_filled_in()
    {
        object[] arguments = ["first", "second", "third", "fourth"];
        foreach (var language in SiteLanguages.All)
        {
            var texts = new Texts(language);
            Assert.All(Keys, key => Assert.DoesNotContain("{", texts[key, arguments], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_text_that_sources_name_is_there()
    {
        var named = NamedKey().Matches(Sources).Select(match => match.Groups["key"].Value).Where(key => Features().Contains(key.Split('.')[0])).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(named.Count > 100, $"only {named.Count} keys are named");
        Assert.DoesNotContain(named, key => !Keys.Contains(key) && !Keys.Contains($"{key}.one"));
    }

    [Fact]
    public void Every_text_that_sources_put_together_is_there()
    {
        IEnumerable<string> made =
        [
            .. KindCatalogue.All.SelectMany(kind => kind.Fields.Where(field => field.Place is FieldPlace.Body or FieldPlace.Facts).Select(field => $"Records.{kind.Name}.{field.Name}")),
            .. KindCatalogue.All.SelectMany(kind => kind.Fields.Where(field => field.SearchWeight > 0).Select(field => $"Records.{kind.Name}.{field.Name}")),
            .. KindCatalogue.All.SelectMany(kind => new[] { "Shared.Kind", "Shared.Kinds", "Records.Numbered", "Records.Withdrawn", "Records.CiteThis", "Records.GoesWith", "Records.Related", "Records.ListIntroduction" }.Select(key => $"{key}.{kind.Name}")),
            .. KindCatalogue.All.Select(kind => $"Records.List.{kind.Name}.one"),
            .. SearchAddress.FilterNames.Select(name => $"Search.Filter.{name}"),
            .. Enum.GetValues<CatalogueSort>().Select(sort => $"Search.Sort{sort}"),
            .. Enum.GetValues<SiteSection>().Where(section => section != SiteSection.None).Select(section => $"Shared.Section{section}"),
        ];
        Assert.DoesNotContain(made, key => !Keys.Contains(key));
    }

    [Fact]
    public void Every_text_is_used()
    {
        var named = NamedKey().Matches(Sources).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);
        var made = MadeKey().Matches(Sources).Select(match => new Regex($"^{Hole().Replace(Regex.Escape(match.Groups["key"].Value).Replace("\\{", "{", StringComparison.Ordinal), "[^.]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
        Assert.DoesNotContain(Keys.Select(WithoutPlural), key => !named.Contains(key) && !made.Exists(pattern => pattern.IsMatch(key)));
    }

    [Fact]
    public void Numbers_are_counted_as_each_language_counts()
    {
        Assert.Equal(
            ["0 practices", "1 practice", "1,234 practices", "0 pratique", "1 pratique", "2 pratiques", "0 prácticas", "1 práctica"],
            new (int Language, int Number)[] { (0, 0), (0, 1), (0, 1234), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1) }
                .Select(pair => new Texts(SiteLanguages.All[pair.Language]).Count("Shared.Practices", pair.Number)));
    }

    private static IEnumerable<string> Features() => Keys.Select(key => key.Split('.')[0]).Distinct(StringComparer.Ordinal);

    private static string WithoutPlural(string key) => key.EndsWith(".one", StringComparison.Ordinal) || key.EndsWith(".other", StringComparison.Ordinal) ? key[..key.LastIndexOf('.')] : key;

    /// <summary>Of all the forms of a text: “one” need not say its number.</summary>
    private static string Places(string language, IEnumerable<string> keys) =>
        string.Join(' ', keys.SelectMany(key => Place().Matches(SourceTexts.In(language, key)).Select(match => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture))).Distinct().Order());

    [GeneratedRegex(@"\{(?<n>[0-9]+)[^{}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place();

    /// <summary>A whole key in quotation marks.</summary>
    [GeneratedRegex("(?<!\\$)\"(?<key>[A-Z][A-Za-z]+\\.[A-Za-z][A-Za-z.-]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NamedKey();

    /// <summary>A key with holes: $"Shared.Kinds.{kind.Name}".</summary>
    [GeneratedRegex("\\$\"(?<key>[A-Z][A-Za-z]+\\.[A-Za-z.-]*\\{[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MadeKey();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hole();
}
