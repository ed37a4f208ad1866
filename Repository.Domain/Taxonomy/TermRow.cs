using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Repository.Domain.Taxonomy;

/// <summary>A term as its row. Two rows are equal if and only if the terms are.</summary>
internal sealed record TermRow
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter<Dimension>(JsonNamingPolicy.KebabCaseLower) },
    };

    public required string Dimension { get; init; }

    public required string Id { get; init; }

    public required int Ordinal { get; init; }

    public string? ParentId { get; init; }

    public required string Body { get; init; }

    public static TermRow Of(Term term) => new()
    {
        Dimension = term.Dimension.Name(),
        Id = term.Id,
        Ordinal = term.Order,
        ParentId = term.ParentId,
        Body = JsonSerializer.Serialize(term, Json),
    };

    public Term ToTerm() => JsonSerializer.Deserialize<Term>(Body, Json)!;
}
