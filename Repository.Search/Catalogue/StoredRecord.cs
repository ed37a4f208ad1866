using System.Text.Json;
using System.Text.Json.Serialization;
using Repository.Search.StoredFields;

namespace Repository.Search.Catalogue;

/// <summary>What the index keeps of a record to show it in lists and to compare it with the database.</summary>
internal sealed record StoredRecord
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public required CatalogueEntry Entry { get; init; }

    public required Guid WorkId { get; init; }

    /// <summary>The published revision that the document was made of.</summary>
    public required Guid RevisionId { get; init; }

    /// <exception cref="JsonException">The document is none of the catalogue's.</exception>
    public static StoredRecord Of(StoredDocument document) => Parse(document.Text(CatalogueSchema.Record) ?? "null");

    /// <exception cref="JsonException">The text is none that <see cref="Serialize"/> made.</exception>
    public static StoredRecord Parse(string text) => JsonSerializer.Deserialize<StoredRecord>(text, Json) ?? throw new JsonException("a document without its record");

    public string Serialize() => JsonSerializer.Serialize(this, Json);
}
