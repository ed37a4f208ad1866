using System.Text;
using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

/// <summary>The catalogue by looking at every record, right by being simple: what the one on the index must answer. It marks nothing in its hits.</summary>
internal sealed class ScannedCatalogue : ICatalogue
{
    private readonly IReadOnlyList<ScannedDocument> documents;
    private readonly int latestYear;

    public ScannedCatalogue(IEnumerable<PublishedRecord> records, TaxonomyTree taxonomy)
    {
        documents = [.. records.Select(record => new ScannedDocument(record, taxonomy)).OrderBy(document => document.Entry.Kind, StringComparer.Ordinal).ThenBy(document => document.Entry.Number)];
        latestYear = documents.Max(document => document.Years?.Last ?? document.Years?.First) ?? 0;
        Taxonomy = taxonomy;
    }

    public long AppliedSequence => 0;

    public Guid AppliedChangeId => Guid.Empty;

    public Guid Edition => Guid.Empty;

    public TaxonomyTree Taxonomy { get; }

    public CatalogueResults Search(CatalogueQuery query, CancellationToken ct = default)
    {
        var typed = ScannedQuery.Of(query.Words, documents, Taxonomy);
        var scored = documents.Select(document => (Document: document, Score: typed.Score(document))).Where(pair => pair.Score is not null)
            .Select(pair => (pair.Document, Score: typed.HasWords ? pair.Score!.Value : 0)).ToList();
        var filters = FiltersOf(query);
        var hits = scored.Where(hit => filters.TrueForAll(filter => filter.Accepts(hit.Document))).ToList();
        return new CatalogueResults
        {
            Total = hits.Count,
            Hits =
            [
                .. Ordered(hits, !typed.HasWords && query.Sort == CatalogueSort.Relevance ? CatalogueSort.Newest : query.Sort)
                    .Skip(Math.Clamp(query.Skip, 0, CatalogueQuery.MaxSkip)).Take(Math.Clamp(query.Take, 0, CatalogueQuery.MaxTake))
                    .Select(hit => new CatalogueHit { Entry = hit.Document.Entry, Score = hit.Score, Title = [], Extract = [], ExtractField = "" }),
            ],
            Facets = query.Facets.Distinct().ToDictionary(
                dimension => dimension,
                IReadOnlyDictionary<string, int> (dimension) => Count(Sideways(dimension.Name()).SelectMany(document => document.Terms).Where(term => term.Dimension == dimension).Select(term => term.Id))),
            Kinds = Count(Sideways("kind").Select(document => document.Entry.Kind)),
            Languages = Count(Sideways("language of record").Select(document => document.Entry.Language)),
            Years = Sideways("years").SelectMany(YearsOf).CountBy(year => year).ToDictionary(),
        };

        IEnumerable<ScannedDocument> Sideways(string key) =>
            scored.Select(hit => hit.Document).Where(document => filters.Where(filter => query.CountHitsAlone || filter.Key != key).All(filter => filter.Accepts(document)));
    }

    public IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count) =>
        Document(contributionId) is { } document ? [.. new ScannedRelatedness(documents, Taxonomy).To(document, kind).Take(count)] : [];

    public IReadOnlyList<CatalogueEntry> Translations(Guid contributionId) =>
        Document(contributionId) is { } document
            ? [.. documents.Where(other => other.WorkId == document.WorkId && other != document).Select(other => other.Entry).OrderBy(entry => entry.Language, StringComparer.Ordinal)]
            : [];

    public CatalogueEntry? Find(Guid contributionId) => Document(contributionId)?.Entry;

    private ScannedDocument? Document(Guid contributionId) => documents.FirstOrDefault(document => document.Entry.ContributionId == contributionId);

    private static List<(string Key, Func<ScannedDocument, bool> Accepts)> FiltersOf(CatalogueQuery query) =>
    [
        ("kind", document => query.Kinds.Count == 0 || query.Kinds.Contains(document.Entry.Kind)),
        ("language of record", document => query.Languages.Count == 0 || query.Languages.Contains(document.Entry.Language)),
        ("years", document => (query.FromYear ?? query.ToYear) is null || (document.Years is { } years && years.Overlaps(query.FromYear, query.ToYear))),
        .. query.Terms.Select(pair => (pair.Key.Name(), (Func<ScannedDocument, bool>)(document => pair.Value.Count == 0 || pair.Value.Any(id => document.Terms.Contains(new TermKey(pair.Key, id)))))),
    ];

    /// <summary>Documents are in order of kind and number, and the sort is stable: that is how ties end. Scores are as precise as the index has them.</summary>
    private static IEnumerable<(ScannedDocument Document, double Score)> Ordered(IEnumerable<(ScannedDocument Document, double Score)> hits, CatalogueSort sort) => sort switch
    {
        CatalogueSort.Newest => hits.OrderByDescending(hit => hit.Document.Entry.FirstYear ?? int.MinValue).ThenByDescending(hit => hit.Document.Entry.Number),
        CatalogueSort.Oldest => hits.OrderBy(hit => hit.Document.Entry.FirstYear ?? int.MaxValue).ThenBy(hit => hit.Document.Entry.Number),
        CatalogueSort.Published => hits.OrderByDescending(hit => hit.Document.Entry.PublishedAt).ThenByDescending(hit => hit.Document.Entry.Number),
        CatalogueSort.Title => hits.OrderBy(hit => Encoding.UTF8.GetBytes(CatalogueDocuments.TitleOrderOf(hit.Document.Entry.Title)), Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other))),
        _ => hits.OrderByDescending(hit => hit.Score),
    };

    private IEnumerable<int> YearsOf(ScannedDocument document) =>
        document.Years is { } years ? Enumerable.Range(years.First, Math.Max(0, (years.Last ?? latestYear) - years.First + 1)) : [];

    private static Dictionary<string, int> Count(IEnumerable<string> values) => values.CountBy(value => value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
