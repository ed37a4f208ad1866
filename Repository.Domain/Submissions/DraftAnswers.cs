using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Submissions;

/// <summary>By the name of a field, what was typed into it. What nothing was typed into is not there.</summary>
public sealed class DraftAnswers
{
    /// <summary>Under which the record's own language stands, which is no field of a kind.</summary>
    public const string LanguageName = "language";

    /// <summary>Of all answers together, as JSON: several times the longest record there may be.</summary>
    public const int MaxLength = 1_000_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> byField;

    private DraftAnswers(ImmutableSortedDictionary<string, ImmutableArray<string>> byField) => this.byField = byField;

    public static DraftAnswers Empty { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    public IReadOnlyList<string> this[string field] => byField.TryGetValue(field, out var values) ? values : ImmutableArray<string>.Empty;

    /// <summary>Code of the record's language; empty if it is not chosen yet.</summary>
    public string Language => this[LanguageName] is [var code, ..] ? code : "";

    public string TitleIn(Kind kind) => this[kind.Title.Name] is [var title, ..] ? title : "";

    /// <summary>With these in place of the old ones. Line ends become those of text files, U+0000, which no database can hold, goes, and what holds nothing but space is no answer.</summary>
    public DraftAnswers With(string field, IEnumerable<string> values)
    {
        var kept = values.Select(Normalized).Where(value => !string.IsNullOrWhiteSpace(value)).ToImmutableArray();
        return new DraftAnswers(kept.IsEmpty ? byField.Remove(field) : byField.SetItem(field, kept));
    }

    /// <summary>Tells whether any of these answers is another than it was: the fields' values, hashed.</summary>
    public string TokenOf(IEnumerable<string> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(JsonSerializer.Serialize(this[field], Json)).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    public string ToJson() => JsonSerializer.Serialize(byField, Json);

    public static DraftAnswers Parse(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, ImmutableArray<string>>>(json, Json)!.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>What a revision says, as its author would have typed it.</summary>
    public static DraftAnswers Of(RevisionContent content) => content.Kind.Fields.Aggregate(
        Empty.With(LanguageName, [content.Language]),
        (answers, field) => answers.With(field.Name, field.Read(content)));

    private static string Normalized(string value) => value.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
