namespace Repository.Domain.Content;

/// <summary>Finds what somebody meant to type.</summary>
internal static class NearestKey
{
    /// <summary>The known word nearest to what was typed, or null if none is near: a third of its letters may differ, one always.</summary>
    public static string? To(string typed, IEnumerable<string> known)
    {
        var nearest = known.Select(word => (Word: word, Distance: Distance(typed, word))).OrderBy(pair => pair.Distance).ThenBy(pair => pair.Word, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Word is { } found && nearest.Distance <= Math.Max(1, typed.Length / 3) && nearest.Distance < typed.Length ? found : null;
    }

    /// <summary>The end of a sentence: empty, or <c>; did you mean “title”?</c></summary>
    public static string Question(string typed, IEnumerable<string> known) => To(typed, known) is { } word ? $"; did you mean “{word}”?" : ".";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours, letter case aside (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > Math.Max(1, a.Length / 3))
        {
            return int.MaxValue;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Cell(i, j);
            }
        }

        return rows[a.Length, b.Length];

        int Cell(int i, int j)
        {
            var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
            var least = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
            var swapped = i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]);
            return swapped ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
        }
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
