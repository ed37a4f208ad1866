using System.Globalization;
using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;
using Repository.Search.Queries.Constant;
using Repository.Search.Searching;
using SortKey = Repository.Search.Searching.SortKey;

namespace Repository.Search.Catalogue;

/// <summary>The catalogue on the index. Safe for use by several threads until it is disposed.</summary>
public sealed class IndexedCatalogue : ICatalogue, IDisposable
{
    /// <summary>For all snapshots: what it remembers goes with the segment.</summary>
    private static readonly FilterCache Filters = new();

    private readonly IndexSnapshot snapshot;
    private readonly IndexSearcher searcher;
    private readonly SoughtQueries queries;
    private readonly Lazy<RelatedRecords> related;
    private readonly Lazy<(int First, int Last)?> years;

    /// <param name="snapshot">Of an index of <see cref="CatalogueSchema"/>; disposed of with the catalogue.</param>
    /// <param name="taxonomy">That the documents were made with.</param>
    public IndexedCatalogue(IndexSnapshot snapshot, TaxonomyTree taxonomy, long appliedSequence, Guid appliedChangeId)
    {
        this.snapshot = snapshot;
        SegmentCount = snapshot.Segments.Count;
        Taxonomy = taxonomy;
        AppliedSequence = appliedSequence;
        AppliedChangeId = appliedChangeId;
        searcher = new IndexSearcher(snapshot, Filters);
        queries = new SoughtQueries(searcher, TaxonomyLabels.Of(taxonomy), snapshot.DocumentCount);
        related = new(() => new RelatedRecords(snapshot));
        years = new(() => CatalogueYears.Of(snapshot));
    }

    public long AppliedSequence { get; }

    public Guid AppliedChangeId { get; }

    public Guid Edition { get; init; }

    public TaxonomyTree Taxonomy { get; }

    /// <summary>How many records it holds.</summary>
    public int RecordCount => snapshot.LiveCount;

    /// <summary>Of how many segments the index consists.</summary>
    public int SegmentCount { get; }

    public CatalogueResults Search(CatalogueQuery query, CancellationToken ct = default)
    {
        using var measured = CatalogueMetrics.MeasureQuery();
        var typed = TypedQueryReader.Read(query.Words, queries, Taxonomy) ?? new TypedQuery(new MatchAllQuery(), []);
        var scores = typed.Shown.Count > 0;
        var result = searcher.Search(new SearchRequest
        {
            Query = typed.Query,
            Filters = CatalogueFilters.Of(query),
            Sort = SortOf(query.Sort == CatalogueSort.Relevance && !scores ? CatalogueSort.Newest : query.Sort),
            Skip = Math.Clamp(query.Skip, 0, CatalogueQuery.MaxSkip),
            Take = Math.Clamp(query.Take, 0, CatalogueQuery.MaxTake),
            Facets = FacetsOf(query),
            CountHitsAlone = query.CountHitsAlone,
        }, ct);
        var reader = new HitReader(typed.Shown, queries.Rarity);
        return new CatalogueResults
        {
            Total = result.Total,
            Hits = [.. result.Hits.Select(hit => HitOf(hit, scores, reader))],
            Facets = query.Facets.Distinct().ToDictionary(dimension => dimension, dimension => result.Facets[CatalogueSchema.TermsOf(dimension)]),
            Kinds = result.Facets[CatalogueSchema.Kind],
            Languages = result.Facets[CatalogueSchema.Language],
            Years = result.Facets.TryGetValue(CatalogueFilters.Years, out var counts) ? counts.ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value) : [],
        };
    }

    public IReadOnlyList<RelatedEntry> Related(Guid contributionId, string? kind, int count)
    {
        count = Math.Clamp(count, 0, CatalogueQuery.MaxTake);
        if (count == 0 || DocumentOf(contributionId) is not { } docId)
        {
            return [];
        }

        var record = StoredRecord.Of(searcher.Stored(docId));
        return [.. related.Value.To(docId, record.WorkId.ToString(), kind, count).Select(other => RelatedTo(record.Entry, StoredRecord.Of(searcher.Stored(other)).Entry))];
    }

    public IReadOnlyList<CatalogueEntry> Translations(Guid contributionId)
    {
        if (DocumentOf(contributionId) is not { } docId)
        {
            return [];
        }

        var work = StoredRecord.Of(searcher.Stored(docId)).WorkId.ToString();
        return [.. Documents(CatalogueSchema.Work, work).Where(other => other != docId).Select(other => StoredRecord.Of(searcher.Stored(other)).Entry)];
    }

    public CatalogueEntry? Find(Guid contributionId) => DocumentOf(contributionId) is { } docId ? StoredRecord.Of(searcher.Stored(docId)).Entry : null;

    public void Dispose() => snapshot.Dispose();

    private List<FacetRequest> FacetsOf(CatalogueQuery query)
    {
        IEnumerable<string> fields = [CatalogueSchema.Kind, CatalogueSchema.Language, .. query.Facets.Distinct().Select(CatalogueSchema.TermsOf)];
        var facets = fields.Select(FacetRequest (field) => new ValueFacet(field, field, field)).ToList();
        if (years.Value is var (first, last))
        {
            facets.Add(new SpanFacet(CatalogueFilters.Years, CatalogueSchema.FirstYear, CatalogueSchema.LastYear, CatalogueFilters.Years) { Min = first, Max = last });
        }

        return facets;
    }

    /// <summary>Equal ones in order of kind and number, whatever their order in the index.</summary>
    private static SortKey[] SortOf(CatalogueSort sort)
    {
        SortKey kind = new SortKey.Keyword(CatalogueSchema.Kind);
        SortKey number = new SortKey.Number(CatalogueSchema.Number);
        SortKey numberDescending = new SortKey.Number(CatalogueSchema.Number, Descending: true);
        return sort switch
        {
            CatalogueSort.Newest => [new SortKey.Number(CatalogueSchema.FirstYear, Descending: true), numberDescending, kind],
            CatalogueSort.Oldest => [new SortKey.Number(CatalogueSchema.FirstYear), number, kind],
            CatalogueSort.Published => [new SortKey.Number(CatalogueSchema.Published, Descending: true), numberDescending, kind],
            CatalogueSort.Title => [new SortKey.Keyword(CatalogueSchema.TitleOrder), kind, number],
            _ => [new SortKey.Score(), kind, number],
        };
    }

    private CatalogueHit HitOf(ScoredDocument hit, bool scores, HitReader reader)
    {
        var document = searcher.Stored(hit.DocId);
        var entry = StoredRecord.Of(document).Entry;
        return HitWriter.Write(entry, scores ? hit.Score : 0, reader.Read(document, entry.Language));
    }

    private RelatedEntry RelatedTo(CatalogueEntry one, CatalogueEntry other) => new(
        other,
        [
            .. one.Terms.Intersect(other.Terms).Where(term => Subjects.Include(term.Dimension))
                .OrderByDescending(term => related.Value.Rarity(term.ToString())).ThenBy(term => term, TermOrder.In(Taxonomy)),
        ]);

    private int? DocumentOf(Guid contributionId)
    {
        var found = Documents(CatalogueSchema.Id, contributionId.ToString());
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>docIds of the snapshot, in order of language, kind and number.</summary>
    private List<int> Documents(string field, string value)
    {
        SortKey[] sort = [new SortKey.Keyword(CatalogueSchema.Language), new SortKey.Keyword(CatalogueSchema.Kind), new SortKey.Number(CatalogueSchema.Number)];
        var request = new SearchRequest { Query = new AnyOfQuery(field, value), Sort = sort, Take = CatalogueQuery.MaxTake };
        return [.. searcher.Search(request).Hits.Select(hit => hit.DocId)];
    }
}
