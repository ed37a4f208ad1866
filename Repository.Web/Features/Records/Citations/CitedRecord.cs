namespace Repository.Web.Features.Records.Citations;

/// <summary>What a citation says of a record, whatever its format.</summary>
public sealed record CitedRecord
{
    /// <summary>Key in a list of references, of ASCII letters, digits and hyphens: <c>practice-12-version-2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Organisations, by their whole names; none if the record names none.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>First of those that the record speaks of.</summary>
    public required int? Year { get; init; }

    public required string Title { get; init; }

    /// <summary>Kind and number: “Practice 12”.</summary>
    public required string Numbered { get; init; }

    public required int Version { get; init; }

    /// <summary>The collection in which it stands.</summary>
    public required string Collection { get; init; }

    /// <summary>With scheme and host.</summary>
    public required string Address { get; init; }

    /// <summary>Of the record's own text.</summary>
    public required string Language { get; init; }
}

/// <summary>A citation as a sentence.</summary>
/// <param name="Authors">In the record's language; empty if the record names none.</param>
/// <param name="Year">Of the record, or that it has none.</param>
/// <param name="After">What version of what collection, and where.</param>
public sealed record Citation(string Authors, string Year, string Title, string After)
{
    public override string ToString() => $"{(Authors.Length > 0 ? $"{Authors} " : "")}({Year}). {Title}. {After}";
}
