using System.Text;
using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Constant;

/// <summary>Documents whose field holds one of the values, with score 1.</summary>
public sealed record AnyOfQuery : Query
{
    /// <param name="field">A keyword or facet field. One that no document has matches nothing.</param>
    /// <param name="values">In any order; none: matches nothing.</param>
    public AnyOfQuery(string field, params IEnumerable<string> values)
    {
        Field = field;
        Values = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public string Field { get; }

    /// <summary>Each once, in ordinal order, so that the same values make the same query.</summary>
    public IReadOnlyList<string> Values { get; }

    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => new ConstantWeight(this, boost, CreateScorer);

    public bool Equals(AnyOfQuery? other) => other is not null && Field == other.Field && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Field, Sequence.Hash(Values));

    private ConstantScorer? CreateScorer(SegmentReader segment, float score, CancellationToken ct)
    {
        var postings = Postings(segment, ct);
        return postings switch
        {
            [] => null,
            [var only] => new ConstantScorer(only, score),
            _ => new ConstantScorer(Union(segment.DocumentCount, postings), score),
        };
    }

    private List<PostingsReader> Postings(SegmentReader segment, CancellationToken ct)
    {
        var postings = new List<PostingsReader>();
        var terms = segment.Terms(Field);
        foreach (var value in Values)
        {
            ct.ThrowIfCancellationRequested();
            if (terms is not null && terms.TryFind(Encoding.UTF8.GetBytes(value), out var entry))
            {
                postings.Add(segment.Postings(Field, entry, positions: false));
            }
        }

        return postings;
    }

    private static BitSetIterator Union(int documentCount, List<PostingsReader> postings)
    {
        var documents = new FixedBitSet(documentCount);
        postings.ForEach(documents.Add);
        return new BitSetIterator(documents, postings.Sum(reader => reader.Cost));
    }
}
