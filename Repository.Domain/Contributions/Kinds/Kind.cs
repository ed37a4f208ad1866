using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Repository.Domain.Contributions.Kinds;

/// <summary>A kind of contribution: everything that form, importer, page, index and exports need to know of it.</summary>
public abstract class Kind
{
    /// <summary>Texts are readable in the database, so that a person with nothing but SQL can read a record.</summary>
    protected static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Permanent: <c>practice</c>.</summary>
    public required string Name { get; init; }

    /// <summary>In addresses and in <c>content/</c>: <c>practices</c>.</summary>
    public required string PathSegment { get; init; }

    /// <summary>Version of the content record's shape; an older document is brought up to it when it is read.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>In the order in which form and page show them.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The form, section by section. A field in none of them is not its author's to fill in.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>Those that stand on the form, in the order of <see cref="Fields"/>.</summary>
    public IEnumerable<Field> FormFields => Fields.Where(declared => Sections.Any(section => section.Fields.Contains(declared.Name)));

    public FormSection? SectionNamed(string name) => Sections.FirstOrDefault(section => section.Name == name);

    public Field Title => FieldNamed("title")!;

    public Field Summary => FieldNamed("summary")!;

    public Field? FieldNamed(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>The years that the record speaks of, for filters and sorting.</summary>
    public abstract YearSpan? Years(RevisionContent content);

    /// <summary>What holds between fields; problems within one field are <see cref="Field.Problems"/>.</summary>
    public abstract IEnumerable<FieldProblem> Contradictions(RevisionContent content);

    public abstract object NewContent();

    /// <summary>The content record as the versioned document that is stored.</summary>
    public abstract string Serialize(object fields);

    /// <exception cref="JsonException">The document is not of this kind or version.</exception>
    public abstract object Deserialize(string document, int schemaVersion);

    public RevisionContent Empty(string language) => new() { Kind = this, Language = language, Fields = NewContent() };

    public override string ToString() => Name;
}

/// <typeparam name="T">The record of the kind's content.</typeparam>
public sealed class Kind<T> : Kind
    where T : class, new()
{
    public Func<T, YearSpan?> YearsOf { get; init; } = _ => null;

    public Func<T, IEnumerable<FieldProblem>> ContradictionsOf { get; init; } = _ => [];

    public override YearSpan? Years(RevisionContent content) => YearsOf((T)content.Fields);

    public override IEnumerable<FieldProblem> Contradictions(RevisionContent content) => ContradictionsOf((T)content.Fields);

    public override object NewContent() => new T();

    public override string Serialize(object fields) => JsonSerializer.Serialize((T)fields, Json);

    public override object Deserialize(string document, int schemaVersion) =>
        schemaVersion == SchemaVersion
            ? JsonSerializer.Deserialize<T>(document, Json) ?? throw new JsonException($"an empty {Name}")
            : throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"{Name} of version {schemaVersion}; this program knows version {SchemaVersion}"));
}

/// <summary>Years from first to last, both included. <paramref name="Last"/> is null where it goes on.</summary>
public readonly record struct YearSpan(int First, int? Last)
{
    public bool Overlaps(int? from, int? to) => (to is null || First <= to) && (from is null || Last is null || Last >= from);
}
