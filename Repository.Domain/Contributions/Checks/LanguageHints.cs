using System.Collections.Frozen;

namespace Repository.Domain.Contributions.Checks;

/// <summary>What tells in which language a text is: its scripts, and in Latin script the small words that only one language has. Those of several texts add up.</summary>
internal sealed class LanguageHints
{
    /// <summary>Part of the letters that a script must have, so that names in another one do no harm.</summary>
    private const double MostLetters = 0.6;

    /// <summary>Part of the words that must be small words of one language alone. Texts of a language have 15 to 30 in 100, others up to 5.</summary>
    private const double LeastWords = 0.1;

    /// <summary>How often it must have more than any other language.</summary>
    private const int Lead = 3;

    /// <summary>The language of records that is written in each script; of Latin several are, of all others none.</summary>
    private static readonly string?[] LanguageOfScript = [null, "ar", "ru", "zh", null];
    private const int Latin = 0;

    /// <summary>They are listed to keep their texts from being taken for those of a language that records may have; they are never an answer.</summary>
    private static readonly FrozenSet<string> NotDeclared = FrozenSet.ToFrozenSet(["it", "de", "nl"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> LanguageByWord = OwnWords(new LanguageLists("stop-words.txt"));

    /// <summary>By <see cref="Script"/>.</summary>
    private readonly int[] letters = new int[LanguageOfScript.Length];
    private readonly Dictionary<string, int> smallWords = new(StringComparer.Ordinal);

    public static LanguageHints None { get; } = new();

    public int Words { get; private init; }

    public static LanguageHints operator +(LanguageHints left, LanguageHints right)
    {
        var sum = new LanguageHints { Words = left.Words + right.Words };
        foreach (var hints in new[] { left, right })
        {
            for (var script = 0; script < LanguageOfScript.Length; script++)
            {
                sum.letters[script] += hints.letters[script];
            }

            foreach (var (language, count) in hints.smallWords)
            {
                sum.smallWords[language] = sum.smallWords.GetValueOrDefault(language) + count;
            }
        }

        return sum;
    }

    public static LanguageHints Of(string text)
    {
        var small = text.ToLowerInvariant();
        var words = Checks.Words.In(small);
        var hints = new LanguageHints { Words = WordCount.Of(small, words) };
        foreach (var unit in small)
        {
            if (char.IsLetter(unit))
            {
                hints.letters[Script(unit)]++;
            }
        }

        // Accents stay: they tell words of one language from those of another, é and e, está and esta.
        foreach (var word in words)
        {
            foreach (var part in word.Of(small).SplitAny('\'', '’'))
            {
                if (LanguageByWord.TryGetValue(word.Of(small)[part], out var language))
                {
                    hints.smallWords[language] = hints.smallWords.GetValueOrDefault(language) + 1;
                }
            }
        }

        return hints;
    }

    /// <returns>The language's code; null if nobody can be sure.</returns>
    public string? Guess()
    {
        var script = Array.FindIndex(letters, count => count > 0 && count >= MostLetters * letters.Sum());
        return script == Latin ? GuessByWords() : script > 0 ? LanguageOfScript[script] : null;
    }

    private string? GuessByWords()
    {
        var ranked = smallWords.OrderByDescending(count => count.Value).Take(2).ToList();
        return ranked.Count > 0 && ranked[0].Value >= LeastWords * Words && (ranked.Count == 1 || ranked[0].Value >= Lead * ranked[1].Value) && !NotDeclared.Contains(ranked[0].Key)
            ? ranked[0].Key
            : null;
    }

    private static int Script(char letter) => letter switch
    {
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => Latin,
        >= '\u0600' and <= '\u077F' => 1,
        >= '\u0400' and <= '\u04FF' => 2,
        >= '\u4E00' and <= '\u9FFF' => 3,
        _ => 4,
    };

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> OwnWords(LanguageLists lists) =>
        lists.Languages.SelectMany(language => lists.Of(language).Distinct(StringComparer.Ordinal).Select(word => (Word: word, Language: language)))
            .GroupBy(entry => entry.Word, entry => entry.Language, StringComparer.Ordinal)
            .Where(languages => languages.Count() == 1)
            .ToFrozenDictionary(languages => languages.Key, languages => languages.Single(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
