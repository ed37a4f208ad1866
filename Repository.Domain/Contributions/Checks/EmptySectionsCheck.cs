using System.Collections.Frozen;
using System.Globalization;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>Fields that are filled and say nothing: “n/a”, a few words, what was said before.</summary>
internal sealed class EmptySectionsCheck : IContentCheck
{
    /// <summary>A sentence that tells something has about as many.</summary>
    private const int MinWords = 8;

    /// <summary>Words in a row that are compared: fewer recur by chance.</summary>
    private const int RowLength = 5;

    /// <summary>Part of a section's rows of words that another one has, too.</summary>
    private const double Repeated = 0.8;

    private static readonly FrozenSet<string> Placeholders = new LanguageLists("placeholders.txt").All.Select(Key).ToFrozenSet(StringComparer.Ordinal);

    public string Name => "empty-sections";

    public bool Concerns(CheckedContent content) => content.Texts.Count > 0;

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        var title = content.TextOf(content.Content.Kind.Title);
        var sections = new List<Section>();
        foreach (var text in content.Texts)
        {
            if (IsPlaceholder(text.Value))
            {
                yield return text.Finding(CheckRule.Placeholder, text.Field.RequiredToSubmit ? Severity.Must : Severity.Advice, 0, text.Value.Length, Evidence.Of(text.Value));
            }
            else if (text.Field is ProseField)
            {
                var section = new Section(text);
                if (Problem(section, title, sections) is { } problem)
                {
                    yield return problem;
                }

                sections.Add(section);
            }
        }
    }

    private static Finding? Problem(Section section, FieldText? title, List<Section> earlier)
    {
        if (title is not null && title.FoldedWords.SequenceEqual(section.Text.FoldedWords))
        {
            return section.Text.Finding(CheckRule.RepeatsTitle, Severity.Advice);
        }

        if (earlier.Find(section.Repeats) is { } other)
        {
            return section.Text.Finding(CheckRule.RepeatsField, Severity.Advice, other.Text.Field.Name);
        }

        // A declared range of words says the same better.
        var count = section.Text.Field is ProseField { MinWords: > 0 } ? MinWords : section.Text.WordCount;
        return count < MinWords ? section.Text.Finding(CheckRule.FewWords, Severity.Advice, Text(count), Text(MinWords)) : null;
    }

    private static bool IsPlaceholder(string text) => text.Length <= Evidence.MaxLength && (Placeholders.Contains(Key(text)) || !text.Any(char.IsLetterOrDigit));

    /// <summary>The text's words alone, folded.</summary>
    private static string Key(string text) => string.Join(' ', Words.In(text).Select(word => Words.Fold(word.Of(text))));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text and the rows of words that it has, as hashes.</summary>
    private sealed class Section
    {
        private readonly HashSet<int> rows = [];

        public Section(FieldText text)
        {
            Text = text;
            var words = text.FoldedWords.Select(word => string.GetHashCode(word, StringComparison.Ordinal)).ToArray();
            for (var i = 0; i + RowLength <= words.Length; i++)
            {
                rows.Add(HashCode.Combine(words[i], words[i + 1], words[i + 2], words[i + 3], words[i + 4]));
            }
        }

        public FieldText Text { get; }

        public bool Repeats(Section other)
        {
            var (fewer, more) = rows.Count < other.rows.Count ? (rows, other.rows) : (other.rows, rows);
            return Text.FoldedWords.SequenceEqual(other.Text.FoldedWords) || (fewer.Count >= MinWords && fewer.Count(more.Contains) >= Repeated * fewer.Count);
        }
    }
}
