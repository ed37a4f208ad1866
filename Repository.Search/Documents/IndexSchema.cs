using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Repository.Search.Documents;

/// <summary>The fields of an index. A segment names a field by its place in <see cref="Fields"/>, so their order is part of the schema.</summary>
public sealed class IndexSchema
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two fields have one name.</exception>
    public IndexSchema(IEnumerable<FieldDefinition> fields)
    {
        Fields = [.. fields];
        for (var number = 0; number < Fields.Count; number++)
        {
            if (!numbers.TryAdd(Fields[number].Name, number))
            {
                throw new ArgumentException($"two fields are called “{Fields[number].Name}”", nameof(fields));
            }
        }

        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText())));
    }

    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>SHA-256 of the definitions, 64 hexadecimal digits. An index made with another fingerprint cannot be read with this schema.</summary>
    public string Fingerprint { get; }

    public FieldDefinition? Find(string name) => numbers.TryGetValue(name, out var number) ? Fields[number] : null;

    /// <summary>The field's place in <see cref="Fields"/>; -1 if there is none of that name.</summary>
    internal int NumberOf(string name) => numbers.GetValueOrDefault(name, -1);

    /// <summary>One line a field; the name's length stands before it, so that no name can imitate a line.</summary>
    private string CanonicalText() => string.Concat(Fields.Select(field => field switch
    {
        TextFieldDefinition => Line("text", field),
        KeywordFieldDefinition { Sorted: true } => Line("sorted keyword", field),
        KeywordFieldDefinition => Line("keyword", field),
        NumberFieldDefinition => Line("number", field),
        DateFieldDefinition => Line("date", field),
        FacetFieldDefinition => Line("facet", field),
        StoredFieldDefinition => Line("stored", field),
        _ => throw new UnreachableException($"no index keeps a {field.GetType()}"),
    }));

    private static string Line(string kind, FieldDefinition field) => FormattableString.Invariant($"{kind} {field.Name.Length} {field.Name}\n");
}
