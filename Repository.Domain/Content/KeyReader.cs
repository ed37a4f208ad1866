using System.Globalization;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>Takes values of the expected shape from a map and says of every other one where it stands and what was meant.</summary>
internal sealed class KeyReader(YamlMap keys, FileProblems problems)
{
    /// <summary>In reports: a longer value is cut.</summary>
    private const int MaxQuoted = 80;

    public YamlMap Keys { get; } = keys;

    public FileProblems Problems { get; } = problems;

    public int LineOf(string key) => Keys.LineOf(key);

    /// <summary>One text; null if the key is absent or, with a problem, of another shape.</summary>
    public YamlText? Text(string key) => Keys.Entry(key) switch
    {
        null => null,
        { Value: YamlText text } entry => NotEmpty(text, entry) ? text : null,
        var entry => Refuse(entry, "one text is meant") as YamlText,
    };

    public YamlText? RequiredText(string key)
    {
        if (Keys.Entry(key) is null)
        {
            Problems.Add(Keys.Line, key, $"“{key}” is missing.");
        }

        return Text(key);
    }

    /// <summary>A list of texts, none empty and none twice; empty if the key is absent or says so by [] or, with a problem, of another shape.</summary>
    public IReadOnlyList<YamlText> Texts(string key)
    {
        if (Keys.Entry(key) is not { } entry)
        {
            return [];
        }

        if (entry.Value is not YamlList list)
        {
            Refuse(entry, $"a list is meant: write “{key}: [one, another]”");
            return [];
        }

        var texts = new List<YamlText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is not YamlText text)
            {
                Problems.Add(item.Line, key, $"“{key}” holds {item.Noun} where a text is meant; a text that holds a colon and a space must stand in quotes.");
            }
            else if (NotEmpty(text, entry))
            {
                if (!seen.Add(text.Text))
                {
                    Problems.Add(text.Line, key, $"“{key}” names “{Quote(text.Text)}” twice.");
                }

                texts.Add(text);
            }
        }

        return texts;
    }

    public YamlMap? Map(string key) => Keys.Entry(key) switch
    {
        null => null,
        { Value: YamlMap map } => map,
        var entry => Refuse(entry, "keys with values are meant") as YamlMap,
    };

    /// <summary>A text by language, as “en:”, “fr:”; null if the key is absent or has none.</summary>
    public LocalizedText? Localized(string key, int maxLength) => Map(key) is { } map ? Localized(key, map, maxLength) : null;

    /// <summary>The same, of an item of a list.</summary>
    public LocalizedText? Localized(string key, YamlMap map, int maxLength)
    {
        var languages = new KeyReader(map, Problems);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in map.Entries.Select(entry => entry.Key))
        {
            if (languages.Text(language) is { } text)
            {
                RefuseLong(key, text, maxLength);
                texts.Add(language, text.Text);
            }
        }

        return texts.Count > 0 ? new LocalizedText(texts) : null;
    }

    public void RefuseLong(string key, YamlText text, int maxLength)
    {
        if (text.Text.Length > maxLength)
        {
            Problems.Add(text.Line, key, $"“{key}” is longer than {maxLength} characters.");
        }
    }

    public bool Flag(string key)
    {
        if (Text(key) is { Text: not ("true" or "false") } text)
        {
            Problems.Add(text.Line, key, $"“{key}” is “{Quote(text.Text)}”, which is neither true nor false.");
        }

        return Keys.Entry(key)?.Value is YamlText { Text: "true" };
    }

    /// <summary>A whole number from 1 on.</summary>
    public int? Number(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        Problems.Add(text.Line, key, $"“{key}” is “{Quote(text.Text)}”, which is not a whole number from 1 on.");
        return null;
    }

    /// <param name="of">What has the keys, for the sentence: <c>a practice</c>.</param>
    public void RefuseUnknown(IReadOnlyCollection<string> known, string of)
    {
        foreach (var entry in Keys.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            Problems.Add(entry.Line, entry.Key, $"“{Quote(entry.Key)}” is not a key of {of}{NearestKey.Question(entry.Key, known)}");
        }
    }

    public static string Quote(string value) => value.Length <= MaxQuoted ? value.ReplaceLineEndings(" ") : $"{value[..MaxQuoted].ReplaceLineEndings(" ")}…";

    private bool NotEmpty(YamlText text, YamlEntry entry)
    {
        if (text.Text.Length == 0)
        {
            Problems.Add(text.Line, entry.Key, $"“{entry.Key}” is empty: give it a value or leave the key out.");
        }

        return text.Text.Length > 0;
    }

    private YamlValue? Refuse(YamlEntry entry, string meant)
    {
        Problems.Add(entry.Line, entry.Key, entry.Value is YamlText { Text.Length: 0 }
            ? $"“{entry.Key}” is empty: give it a value or leave the key out."
            : $"“{entry.Key}” is {entry.Value.Noun}, but {meant}.");
        return null;
    }
}
