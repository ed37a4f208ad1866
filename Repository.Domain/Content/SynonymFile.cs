namespace Repository.Domain.Content;

/// <summary>
/// A file of <c>synonyms/</c>: a group of terms a line, by commas, or English = French = Spanish. It is checked here and read by the search.
/// </summary>
internal static class SynonymFile
{
    private const int MaxTermLength = 100;
    private const int Languages = 3;

    public static void Check(SourceFile source)
    {
        var lines = source.Text?.Split('\n') ?? [];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                CheckGroup(line, i + 1, source.Problems);
            }
        }
    }

    private static void CheckGroup(string group, int line, FileProblems problems)
    {
        var sides = group.Split('=');
        if (sides.Length == 1 && !group.Contains(','))
        {
            problems.Add(line, "", $"“{KeyReader.Quote(group)}” stands alone: a group has at least two terms, separated by commas.");
        }
        else if (sides.Length is not (1 or Languages))
        {
            problems.Add(line, "", $"A line across languages has three sides, English = French = Spanish; this one has {sides.Length}.");
        }

        foreach (var side in sides)
        {
            CheckTerms(side.Split(',', StringSplitOptions.TrimEntries), line, problems);
        }
    }

    /// <summary>The same term may stand on two sides: “migrant” is English and French.</summary>
    private static void CheckTerms(string[] terms, int line, FileProblems problems)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var term in terms)
        {
            if (term.Length == 0)
            {
                problems.Add(line, "", "A term is empty here: a comma or = stands at an end or beside another.");
            }
            else if (!seen.Add(term))
            {
                problems.Add(line, "", $"“{KeyReader.Quote(term)}” stands twice in this group.");
            }
            else if (term.Length > MaxTermLength)
            {
                problems.Add(line, "", $"“{KeyReader.Quote(term)}” is longer than {MaxTermLength} characters.");
            }
        }
    }
}
