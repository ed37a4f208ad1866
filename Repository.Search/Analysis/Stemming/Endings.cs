namespace Repository.Search.Analysis.Stemming;

/// <summary>What becomes of a word that has an ending. False if the rule does not apply; it may have changed the word nevertheless.</summary>
/// <param name="ending">The length of the ending.</param>
internal delegate bool EndingRule(ref StemBuffer word, int ending);

/// <summary>Endings with their rules. As in Snowball, the longest ending that a word has decides, even if its rule then does not apply.</summary>
internal sealed class Endings
{
    private readonly (string Ending, EndingRule Rule)[] longestFirst;

    /// <param name="rules">The endings that share a rule are parted by spaces.</param>
    public Endings(params ReadOnlySpan<(string Endings, EndingRule Rule)> rules)
    {
        var all = new List<(string Ending, EndingRule Rule)>();
        foreach (var (endings, rule) in rules)
        {
            all.AddRange(endings.Split(' ').Select(ending => (ending, rule)));
        }

        longestFirst = [.. all.OrderByDescending(pair => pair.Ending.Length)];
    }

    /// <summary>Applies the rule of the word's longest ending. False if there is no ending or its rule does not apply.</summary>
    /// <param name="region">Where the region begins in which endings are looked for.</param>
    public bool Apply(ref StemBuffer word, int region = 0)
    {
        foreach (var (ending, rule) in longestFirst)
        {
            if (word.Length - ending.Length >= region && word.EndsWith(ending))
            {
                return rule(ref word, ending.Length);
            }
        }

        return false;
    }
}
