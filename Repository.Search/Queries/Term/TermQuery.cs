using Repository.Search.Scoring;

namespace Repository.Search.Queries.Term;

/// <summary>Documents whose field holds the term; scored by BM25.</summary>
/// <param name="Field">A text, keyword or facet field. One that no document has matches nothing.</param>
/// <param name="Term">As it was indexed.</param>
public sealed record TermQuery(string Field, string Term) : Query
{
    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => new TermWeight(this, statistics, scoring, boost);
}
