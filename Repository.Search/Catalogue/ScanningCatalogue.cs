using System.Collections.Frozen;
using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>
/// The catalogue by looking at every record: right by being simple, and quick enough for some hundred records. It is the measure of what
/// every faster one must answer.
/// </summary>
public sealed class ScanningCatalogue : ICatalogue
{
    /// <summary>.NET's invariant culture compares by the root collation of the CLDR.</summary>
    private static readonly StringComparer TitleOrder = CultureInfo.InvariantCulture.CompareInfo.GetStringComparer(CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    private readonly IReadOnlyList<CatalogueDocument> documents;
    private readonly FrozenDictionary<Guid, CatalogueDocument> byId;

    /// <summary>That any record names: until then a span without an end goes on.</summary>
    private readonly int latestYear;

    internal ScanningCatalogue(IEnumerable<CatalogueDocument> documents, TaxonomyTree taxonomy, Change? applied)
    {
        this.documents = [.. documents.OrderBy(document => document.Entry.Kind, StringComparer.Ordinal).ThenBy(document => document.Entry.Number)];
        byId = this.documents.ToFrozenDictionary(document => document.Entry.ContributionId);
        latestYear = this.documents.Max(document => document.Years?.Last ?? document.Years?.First) ?? 0;
        Taxonomy = taxonomy;
        AppliedSequence = applied?.Sequence ?? 0;
        AppliedChangeId = applied?.Id ?? Guid.Empty;
    }

    public static ScanningCatalogue Empty { get; } = new([], TaxonomyTree.Empty, applied: null);

    public static ScanningCatalogue Of(IEnumerable<PublishedRecord> records, TaxonomyTree taxonomy, Change? applied) =>
        new(records.Select(record => new CatalogueDocument(record, taxonomy)), taxonomy, applied);

    public long AppliedSequence { get; }

    public Guid AppliedChangeId { get; }

    public TaxonomyTree Taxonomy { get; }

    public CatalogueResults Search(CatalogueQuery query)
    {
        using var measured = CatalogueMetrics.MeasureQuery();
        var clauses = TypedWords.Parse(query.Words);
        var scorer = new WordScorer(documents, clauses);
        var scored = documents.Select(document => (Document: document, Score: scorer.Score(document)))
            .Where(pair => pair.Score is not null).Select(pair => new ScoredDocument(pair.Document, pair.Score!.Value)).ToList();
        var filters = CatalogueFilter.Of(query);
        var hits = scored.Where(hit => filters.All(filter => filter.Accepts(hit.Document))).ToList();
        return new CatalogueResults
        {
            Total = hits.Count,
            Hits =
            [
                .. Ordered(hits, clauses.Count == 0 && query.Sort == CatalogueSort.Relevance ? CatalogueSort.Newest : query.Sort)
                    .Skip(Math.Clamp(query.Skip, 0, CatalogueQuery.MaxSkip)).Take(Math.Clamp(query.Take, 0, CatalogueQuery.MaxTake))
                    .Select(hit => HitWriter.Write(hit.Entry, hit.Score, scorer.MatchesIn(hit.Document))),
            ],
            Facets = query.Facets.Distinct().ToDictionary(
                dimension => dimension,
                IReadOnlyDictionary<string, int> (dimension) => Count(Sideways(CatalogueFilter.KeyOf(dimension)).SelectMany(document => document.Terms).Where(term => term.Dimension == dimension).Select(term => term.Id))),
            Kinds = Count(Sideways(CatalogueFilter.KindKey).Select(document => document.Entry.Kind)),
            Languages = Count(Sideways(CatalogueFilter.LanguageKey).Select(document => document.Entry.Language)),
            Years = Sideways(CatalogueFilter.YearsKey).SelectMany(YearsOf).CountBy(year => year).ToDictionary(),
        };

        IEnumerable<CatalogueDocument> Sideways(string key) =>
            scored.Select(hit => hit.Document).Where(document => filters.Where(filter => query.CountHitsAlone || filter.Key != key).All(filter => filter.Accepts(document)));
    }

    public IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count) =>
        byId.TryGetValue(contributionId, out var document)
            ? [.. new Relatedness(documents, Taxonomy).To(document, kind).Take(Math.Clamp(count, 0, CatalogueQuery.MaxTake))]
            : [];

    public IReadOnlyList<CatalogueEntry> Translations(Guid contributionId) =>
        byId.TryGetValue(contributionId, out var document)
            ? [.. documents.Where(other => other.WorkId == document.WorkId && other != document).Select(other => other.Entry).OrderBy(entry => entry.Language, StringComparer.Ordinal)]
            : [];

    public CatalogueEntry? Find(Guid contributionId) => byId.GetValueOrDefault(contributionId)?.Entry;

    /// <summary>The records with these in place of their older selves and without those that are gone.</summary>
    internal ScanningCatalogue With(IReadOnlyCollection<Guid> changed, IEnumerable<PublishedRecord> published, Change applied)
    {
        var unchanged = documents.Where(document => !changed.Contains(document.Entry.ContributionId));
        return new(unchanged.Concat(published.Select(record => new CatalogueDocument(record, Taxonomy))), Taxonomy, applied);
    }

    /// <summary>Documents are in order of kind and number, and the sort is stable: that is how ties end.</summary>
    private static IEnumerable<ScoredDocument> Ordered(IEnumerable<ScoredDocument> hits, CatalogueSort sort) => sort switch
    {
        CatalogueSort.Newest => hits.OrderByDescending(hit => hit.Entry.FirstYear ?? int.MinValue).ThenByDescending(hit => hit.Entry.Number),
        CatalogueSort.Oldest => hits.OrderBy(hit => hit.Entry.FirstYear ?? int.MaxValue).ThenBy(hit => hit.Entry.Number),
        CatalogueSort.Published => hits.OrderByDescending(hit => hit.Entry.PublishedAt).ThenByDescending(hit => hit.Entry.Number),
        CatalogueSort.Title => hits.OrderBy(hit => hit.Entry.Title, TitleOrder),
        _ => hits.OrderByDescending(hit => hit.Score),
    };

    private IEnumerable<int> YearsOf(CatalogueDocument document) =>
        document.Years is { } years ? Enumerable.Range(years.First, Math.Max(0, (years.Last ?? latestYear) - years.First + 1)) : [];

    private static Dictionary<string, int> Count(IEnumerable<string> values) => values.CountBy(value => value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private readonly record struct ScoredDocument(CatalogueDocument Document, double Score)
    {
        public CatalogueEntry Entry => Document.Entry;
    }
}
