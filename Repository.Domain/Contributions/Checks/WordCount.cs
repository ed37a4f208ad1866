namespace Repository.Domain.Contributions.Checks;

/// <summary>How many words a text has, as its limits mean them.</summary>
public static class WordCount
{
    /// <summary>
    /// Characters to a word of Chinese, so that limits ask for as much in every language: translations between English and Chinese are commonly reckoned
    /// at 1.6 to 1.8 characters to an English word.
    /// </summary>
    private const double IdeographsPerWord = 1.7;

    /// <summary>Addresses do not count.</summary>
    public static int Of(string text)
    {
        var blanked = Addresses.Blank(text);
        return Of(blanked, Words.In(blanked));
    }

    internal static int Of(string text, IReadOnlyList<TextSpan> words)
    {
        var ideographs = words.Count(word => Words.IsIdeograph(text, word.Start));
        return words.Count - ideographs + (int)Math.Round(ideographs / IdeographsPerWord, MidpointRounding.AwayFromZero);
    }
}
