using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Content;

/// <summary>Which terms of a record its editors assigned, and which its source names.</summary>
internal sealed class TermAssignments
{
    /// <summary>Names of the fields whose terms editors assigned.</summary>
    public const string ByEditors = "assigned-by-editors";

    /// <summary>By field, the terms that are the source's own all the same.</summary>
    public const string BySource = "stated-by-source";

    private readonly HashSet<string> byEditors = new(StringComparer.Ordinal);
    private readonly HashSet<(string Field, string TermId)> bySource = [];

    public static TermAssignments Read(Kind kind, KeyReader keys, IReadOnlyList<FieldValues> values)
    {
        var assignments = new TermAssignments();
        var lists = kind.Fields.OfType<TermsField>().Select(field => field.Name).ToList();
        foreach (var name in keys.Texts(ByEditors))
        {
            if (Given(name.Text, name.Line, ByEditors) is not null)
            {
                assignments.byEditors.Add(name.Text);
            }
        }

        if (keys.Map(BySource) is { } map)
        {
            var stated = new KeyReader(map, keys.Problems);
            foreach (var entry in map.Entries)
            {
                assignments.AddStated(entry, stated, Given(entry.Key, entry.Line, BySource));
            }
        }

        return assignments;

        FieldValues? Given(string name, int line, string key)
        {
            var given = values.FirstOrDefault(value => value.Field.Name == name);
            if (!lists.Contains(name))
            {
                keys.Problems.Add(line, key, $"“{KeyReader.Quote(name)}” in “{key}” is not a field of terms of a {kind.Name}{NearestKey.Question(name, lists)}");
            }
            else if (given is null)
            {
                keys.Problems.Add(line, key, $"“{key}” names “{name}”, which this file does not give.");
            }

            return given;
        }
    }

    public bool IsByEditors(Field field, string termId) => byEditors.Contains(field.Name) && !bySource.Contains((field.Name, termId));

    private void AddStated(YamlEntry entry, KeyReader stated, FieldValues? given)
    {
        foreach (var term in stated.Texts(entry.Key))
        {
            if (given is not null && given.Texts.All(text => text.Text != term.Text))
            {
                stated.Problems.Add(term.Line, BySource, $"“{BySource}” names “{KeyReader.Quote(term.Text)}”, which “{entry.Key}” does not give.");
            }

            bySource.Add((entry.Key, term.Text));
        }
    }
}
