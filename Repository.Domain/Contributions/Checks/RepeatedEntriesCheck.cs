using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>The same entry twice in a list, also where it stands once with its acronym and once without, or as the acronym alone.</summary>
internal sealed class RepeatedEntriesCheck : IContentCheck
{
    public string Name => "repeated-entries";

    public bool Concerns(CheckedContent content) => content.Texts.Any(text => text.Field is ListField);

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        foreach (var list in content.Texts.Where(text => text.Field is ListField).GroupBy(text => text.Field.Name))
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            var acronyms = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in list)
            {
                var (name, acronym) = Names(entry.Value);
                if (names.Contains(name) || acronyms.Contains(name) || (acronym is not null && names.Contains(acronym)))
                {
                    yield return entry.Finding(CheckRule.EntryTwice, Severity.Advice, 0, entry.Value.Length, Evidence.Of(entry.Value));
                }

                names.Add(name);
                if (acronym is not null)
                {
                    acronyms.Add(acronym);
                }
            }
        }
    }

    /// <summary>The name, and the acronym at its end by itself: “International Organization for Migration (IOM)” is also “IOM”.</summary>
    private static (string Name, string? Acronym) Names(string entry)
    {
        var trimmed = entry.TrimEnd();
        var open = trimmed.EndsWith(')') ? trimmed.LastIndexOf('(') : -1;
        return open > 0 && AcronymScanner.In(trimmed[open..]) is [var acronym] && acronym.Span.Length == trimmed.Length - open - 2
            ? (Key(trimmed[..open]), Key(acronym.Key))
            : (Key(trimmed), null);
    }

    private static string Key(string name) => string.Join(' ', Words.In(name).Select(word => Words.Fold(word.Of(name))));
}
