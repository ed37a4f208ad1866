using System.Globalization;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>Texts outside the range of words that their field declares. An empty field is not too short: it is empty.</summary>
internal sealed class LengthCheck : IContentCheck
{
    public string Name => "length";

    public bool Concerns(CheckedContent content) => content.Texts.Any(text => Range(text.Field) is not (0, 0));

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        foreach (var text in content.Texts)
        {
            var (min, max) = Range(text.Field);
            if (min > 0 && text.WordCount < min)
            {
                yield return text.Finding(CheckRule.TooShort, Severity.Advice, Text(min - text.WordCount), Text(min), Text(text.WordCount));
            }
            else if (max > 0 && text.WordCount > max)
            {
                yield return text.Finding(CheckRule.TooLong, Severity.Advice, Text(text.WordCount - max), Text(max), Text(text.WordCount));
            }
        }
    }

    private static (int Min, int Max) Range(Field field) => field switch
    {
        ProseField prose => (prose.MinWords, prose.MaxWords),
        TextField text => (0, text.MaxWords),
        _ => (0, 0),
    };

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
