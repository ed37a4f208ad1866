using System.Text.Json;

namespace Repository.Web.Forms;

/// <summary>What somebody typed into a form that could not be taken yet.</summary>
/// <param name="Address">Path and query of the page with the form.</param>
/// <param name="Fields">In the order in which they came.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeptField> Fields)
{
    /// <summary>The name of the field by which the pages of entrance carry it.</summary>
    public const string FieldName = "kept-form";

    /// <summary>The parameter of an address that names what was kept.</summary>
    public const string Parameter = "kept";

    public string FieldsAsJson() => JsonSerializer.Serialize(Fields);

    public static IReadOnlyList<KeptField> FieldsFromJson(string json) => JsonSerializer.Deserialize<List<KeptField>>(json) ?? [];
}

public sealed record KeptField(string Name, IReadOnlyList<string> Values);
