using System.Buffers;
using System.Text;

namespace Repository.Domain.Contributions.Checks;

/// <summary>
/// Texts in another language than the contribution declares, where that is sure; one finding a language. What stands in quotation marks or is quoted in
/// Markdown does not count. Sections of a few words count together.
/// </summary>
internal sealed class LanguageCheck : IContentCheck
{
    private const int MinWords = 40;

    private static readonly SearchValues<char> Marks = SearchValues.Create("“„«\"「『>");

    public string Name => "language";

    public bool Concerns(CheckedContent content) => content.Prose.Sum(text => text.WordCount) >= MinWords;

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        var declared = content.Content.Language;
        var sections = content.Prose.Select(text => (Text: text, Hints: LanguageHints.Of(WithoutQuotations(text.Text)))).ToList();
        return sections.Append((Text: content.Prose[0], Hints: sections.Aggregate(LanguageHints.None, (sum, section) => sum + section.Hints)))
            .Where(section => section.Hints.Words >= MinWords)
            .Select(section => (section.Text, Language: section.Hints.Guess()))
            .Where(section => section.Language is not null && section.Language != declared)
            .DistinctBy(section => section.Language)
            .Select(section => section.Text.Finding(CheckRule.OtherLanguage, Severity.Advice, declared, section.Language!));
    }

    private static string WithoutQuotations(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n').Where(line => !line.TrimStart().StartsWith('>')))
        {
            AppendUnquoted(line, kept);
            kept.Append('\n');
        }

        return kept.ToString();
    }

    /// <summary>A mark that is not closed on its line opens nothing.</summary>
    private static void AppendUnquoted(string line, StringBuilder kept)
    {
        // A mark that was not found once is not looked for again, so that time stays in proportion.
        var missing = new HashSet<char>();
        for (var at = 0; at < line.Length;)
        {
            var close = Closing(line[at]) is { } mark && !missing.Contains(mark) ? Next(line, mark, at + 1, missing) : -1;
            if (close < 0)
            {
                kept.Append(line[at]);
                at++;
            }
            else
            {
                at = close + 1;
            }
        }
    }

    private static int Next(string line, char mark, int from, HashSet<char> missing)
    {
        var next = line.IndexOf(mark, from);
        if (next < 0)
        {
            missing.Add(mark);
        }

        return next;
    }

    private static char? Closing(char mark) => mark switch
    {
        '“' or '„' => '”',
        '«' => '»',
        '"' => '"',
        '「' => '」',
        '『' => '』',
        _ => null,
    };
}
