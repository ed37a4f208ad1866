using System.Text.Json;
using System.Text.Json.Serialization;

namespace Repository.Domain.Taxonomy;

/// <summary>A text in several languages, by language code: <c>en</c>, <c>fr</c>.</summary>
[JsonConverter(typeof(LocalizedTextJson))]
public sealed class LocalizedText(IReadOnlyDictionary<string, string> texts) : IEquatable<LocalizedText>
{
    public const string Fallback = "en";

    public IReadOnlyDictionary<string, string> All { get; } = texts;

    /// <summary>The text in that language, else in English, else in whichever there is; empty if there is none.</summary>
    public string In(string language) =>
        All.TryGetValue(language, out var text) || All.TryGetValue(Fallback, out text) ? text : All.Values.FirstOrDefault() ?? "";

    public bool Equals(LocalizedText? other) =>
        other is not null && All.Count == other.All.Count && All.All(pair => other.All.TryGetValue(pair.Key, out var text) && text == pair.Value);

    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    public override int GetHashCode() => All.Count;

    private sealed class LocalizedTextJson : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.All, options);
    }
}
