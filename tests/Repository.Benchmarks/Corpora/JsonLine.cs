using System.Text.Json;

namespace Repository.Benchmarks.Corpora;

/// <summary>One line of a file of JSON objects, one a line. What is not there or of another type is said with file and line.</summary>
internal sealed class JsonLine
{
    private readonly string file;
    private readonly int number;
    private readonly JsonElement root;

    private JsonLine(string file, int number, JsonElement root)
    {
        this.file = file;
        this.number = number;
        this.root = root;
    }

    /// <summary>Reads every line into what the caller makes of it; empty lines are left out.</summary>
    /// <exception cref="CorpusException">A line is no JSON object, or the caller misses something in it.</exception>
    public static List<T> ReadAll<T>(string file, Func<JsonLine, T> make)
    {
        var all = new List<T>();
        var read = 0;
        foreach (var text in File.ReadLines(file))
        {
            read++;
            if (text.Length > 0)
            {
                using var json = Parse(file, read, text);
                all.Add(make(new JsonLine(file, read, json.RootElement)));
            }
        }

        return all;
    }

    public CorpusException Wrong(string reason) => new(file, number, reason);

    public bool Has(string field) => root.TryGetProperty(field, out _);

    public string Text(string field) => TextOf(field, Required(field));

    /// <summary>Null if it is not there.</summary>
    public string? TextIfAny(string field) => root.TryGetProperty(field, out var value) ? TextOf(field, value) : null;

    /// <summary>A text or a list of texts; none if it is not there.</summary>
    public IReadOnlyList<string> Texts(string field) =>
        !root.TryGetProperty(field, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => TextOf(field, one))]
        : [TextOf(field, value)];

    public int Integer(string field) => IntegerOf(field, Required(field));

    public int? IntegerIfAny(string field) => root.TryGetProperty(field, out var value) ? IntegerOf(field, value) : null;

    /// <summary>Members of an object by name; null if it is not there.</summary>
    public IReadOnlyDictionary<string, JsonElement>? MembersIfAny(string field) => !root.TryGetProperty(field, out var value) ? null : MembersOf(field, value);

    public IReadOnlyDictionary<string, JsonElement> MembersOf(string field, JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
        : throw Wrong($"“{field}” is no object");

    /// <summary>Elements of a list, which must be there.</summary>
    public IReadOnlyList<JsonElement> Elements(string field) =>
        Required(field) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : throw Wrong($"“{field}” is no list");

    public string TextOf(string field, JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong($"“{field}” is no text");

    public int IntegerOf(string field, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong($"“{field}” is no whole number");

    public double NumberOf(string field, JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Wrong($"“{field}” is no number");

    private static JsonDocument Parse(string file, int number, string text)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new CorpusException(file, number, $"no JSON: {problem.Message}");
        }

        if (json.RootElement.ValueKind == JsonValueKind.Object)
        {
            return json;
        }

        json.Dispose();
        throw new CorpusException(file, number, "no JSON object");
    }

    private JsonElement Required(string field) => root.TryGetProperty(field, out var value) ? value : throw Wrong($"“{field}” is missing");
}
