using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Constant;

/// <summary>Documents whose number lies in the range, with score 1. Those without a number never do.</summary>
/// <param name="Field">A number field, or a date field: then in microseconds since 1970 UTC. One that no document has matches nothing.</param>
/// <param name="Min">Included; null: no lower end.</param>
/// <param name="Max">Included; null: no upper end.</param>
public sealed record NumberRangeQuery(string Field, long? Min, long? Max) : Query
{
    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => new ConstantWeight(this, boost, CreateScorer);

    private ConstantScorer? CreateScorer(SegmentReader segment, float score, CancellationToken ct)
    {
        var min = Min ?? long.MinValue;
        var max = Max ?? long.MaxValue;
        if (segment.Numbers(Field) is not { } numbers || numbers.Max < min || numbers.Min > max)
        {
            return null;
        }

        var documents = new AllDocuments(segment.DocumentCount);
        return new ConstantScorer(documents, score, () => numbers.TryGet(documents.DocId, out var number) && number >= min && number <= max);
    }
}
