using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

public sealed record CatalogueResults
{
    /// <summary>Exact.</summary>
    public required int Total { get; init; }

    public required IReadOnlyList<CatalogueHit> Hits { get; init; }

    /// <summary>
    /// For each dimension asked for, the number of records by term id. Counts are drill-sideways: a dimension's own filter does not
    /// narrow its counts, all others do, unless <see cref="CatalogueQuery.CountHitsAlone"/> was asked for. A record counts for every term it names and every term these imply. Terms with no record are left out.
    /// </summary>
    public required IReadOnlyDictionary<Dimension, IReadOnlyDictionary<string, int>> Facets { get; init; }

    /// <summary>Records by kind, counted as if no kind had been chosen.</summary>
    public required IReadOnlyDictionary<string, int> Kinds { get; init; }

    /// <summary>Records by language, counted as if no language had been chosen.</summary>
    public required IReadOnlyDictionary<string, int> Languages { get; init; }

    /// <summary>
    /// For each year, how many records have it within their span, counted as if no years had been chosen. A span without an end goes up to the
    /// latest year that any record of the catalogue names, hit or not. Records without a year count nowhere; years with no record are left out.
    /// </summary>
    public required IReadOnlyDictionary<int, int> Years { get; init; }
}

public sealed record CatalogueHit
{
    public required CatalogueEntry Entry { get; init; }

    /// <summary>0 where the query has no words.</summary>
    public required double Score { get; init; }

    /// <summary>The title, with what matched.</summary>
    public required IReadOnlyList<TextPiece> Title { get; init; }

    /// <summary>
    /// The best passage, and another one of the same field if it shows a word that the first does not, with an ellipsis between them; the start of
    /// the summary where the words match elsewhere or there are none.
    /// </summary>
    public required IReadOnlyList<TextPiece> Extract { get; init; }

    /// <summary>Name of the field that the extract is from.</summary>
    public required string ExtractField { get; init; }
}

/// <summary>A run of text. Plain text: whoever shows it encodes it.</summary>
public readonly record struct TextPiece(string Text, bool Matched);

/// <summary>A published record as lists show it.</summary>
public sealed record CatalogueEntry
{
    public required Guid ContributionId { get; init; }

    public required string Kind { get; init; }

    public required int Number { get; init; }

    public required string Slug { get; init; }

    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text: the Markdown of the summary without its marks.</summary>
    public required string Summary { get; init; }

    public int? FirstYear { get; init; }

    /// <summary>Null where it goes on or states none.</summary>
    public int? LastYear { get; init; }

    /// <summary>As the record names them, in its order: the first objective is the primary one.</summary>
    public required IReadOnlyList<TermKey> Terms { get; init; }

    /// <summary>Guidance: who published the document.</summary>
    public string? Publisher { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public IEnumerable<string> TermsOf(Dimension dimension) => Terms.Where(term => term.Dimension == dimension).Select(term => term.Id);
}

/// <summary>A record close to another one, and why.</summary>
/// <param name="Shared">The terms that both name, the most telling first.</param>
public sealed record RelatedEntry(CatalogueEntry Entry, IReadOnlyList<TermKey> Shared);
