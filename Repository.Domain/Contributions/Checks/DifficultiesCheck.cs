using System.Collections.Frozen;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>
/// Whether anything is told that was hard: others learn most from that, and a record that speaks of success alone reads as advertising. It looks for words of
/// difficulty in the fields that have room for them, in the languages for which there is a list.
/// </summary>
internal sealed class DifficultiesCheck : IContentCheck
{
    private static readonly LanguageLists Lists = new("difficulties.txt");

    private static readonly FrozenDictionary<string, Stems> ByLanguage = Lists.Languages.ToFrozenDictionary(language => language, language => new Stems(Lists.Of(language)), StringComparer.Ordinal);

    public string Name => "difficulties";

    /// <summary>While one that should be filled is empty, that is told instead.</summary>
    public bool Concerns(CheckedContent content) =>
        ByLanguage.ContainsKey(content.Content.Language) && Fields(content) is { Count: > 0 } fields && !fields.Exists(field => (field.RequiredToSubmit || field.Expected) && content.IsEmpty(field));

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        var fields = Fields(content);
        var stems = ByLanguage[content.Content.Language];
        if (!content.Prose.Any(text => fields.Contains((ProseField)text.Field) && text.FoldedWords.Any(stems.Has)))
        {
            yield return new Finding(CheckRule.NoDifficulty, Severity.Advice, fields[^1].Name);
        }
    }

    private static List<ProseField> Fields(CheckedContent content) => [.. content.Fields.OfType<ProseField>().Where(field => field.TellsDifficulties)];

    /// <summary>Words, and beginnings of words where an asterisk follows.</summary>
    private sealed class Stems(IReadOnlyList<string> entries)
    {
        private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words = Folded(entries.Where(entry => !entry.EndsWith('*')));
        private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> beginnings = Folded(entries.Where(entry => entry.EndsWith('*')).Select(entry => entry[..^1]));
        private readonly int shortest = entries.Min(entry => entry.Length) - 1;
        private readonly int longest = entries.Max(entry => entry.Length);

        /// <summary>Of “l’échec” and “self-limiting”, each part counts.</summary>
        public bool Has(string word)
        {
            foreach (var part in word.AsSpan().SplitAny('\'', '-'))
            {
                if (HasPart(word.AsSpan(part)))
                {
                    return true;
                }
            }

            return false;
        }

        private bool HasPart(ReadOnlySpan<char> part)
        {
            var found = words.Contains(part);
            for (var length = shortest; !found && length <= Math.Min(longest, part.Length); length++)
            {
                found = beginnings.Contains(part[..length]);
            }

            return found;
        }

        private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Folded(IEnumerable<string> entries) =>
            entries.Select(entry => Words.Fold(entry)).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
