using System.Text;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Constant;

/// <summary>Documents whose field holds a term that begins so, with score 1.</summary>
/// <param name="Field">A text, keyword or facet field. One that no document has matches nothing.</param>
/// <param name="Prefix">As terms were indexed; empty: any term.</param>
public sealed record PrefixQuery(string Field, string Prefix) : Query
{
    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => new ConstantWeight(this, boost, CreateScorer);

    private ConstantScorer? CreateScorer(SegmentReader segment, float score, CancellationToken ct)
    {
        if (segment.Terms(Field) is not { } terms || segment.Schema.Find(Field) is not { } definition)
        {
            return null;
        }

        var prefix = Encoding.UTF8.GetBytes(Prefix);
        var documents = new FixedBitSet(segment.DocumentCount);
        var cost = 0L;
        var postings = segment.Postings(definition, positions: false);
        var term = terms.From(prefix);
        while (term.MoveNext() && term.Term.StartsWith(prefix))
        {
            ct.ThrowIfCancellationRequested();
            cost += term.Entry.DocumentFrequency;
            documents.Add(postings.Start(term.Entry));
        }

        return cost == 0 ? null : new ConstantScorer(new BitSetIterator(documents, cost), score);
    }
}
