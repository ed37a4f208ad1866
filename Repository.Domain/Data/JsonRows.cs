using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Repository.Domain.Data;

/// <summary>Many rows in one parameter, for <see cref="Dialect.Rows"/>: a JSON list of objects with the columns' names.</summary>
public static class JsonRows
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TextJson(), new TimeJson() },
    };

    public static string Of<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, Options);

    public static string OfTexts(IEnumerable<string> texts) => JsonSerializer.Serialize(texts, Options);

    /// <summary>One object for a column of JSON; its keys stay as they are.</summary>
    public static string OfObject(IReadOnlyDictionary<string, string> texts) => JsonSerializer.Serialize(texts, Options);

    public static string OfIds(IEnumerable<Guid> ids) => JsonSerializer.Serialize(ids, Options);

    /// <summary>JSON would carry past the check of parameters, escaped, what the database cannot hold.</summary>
    private sealed class TextJson : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            StorableText.ThrowIfNot(value, nameof(value));
            writer.WriteStringValue(value);
        }
    }

    private sealed class TimeJson : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            StorableTime.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToStoredText());
    }
}
