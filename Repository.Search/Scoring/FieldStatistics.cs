namespace Repository.Search.Scoring;

/// <summary>A field over all segments, deleted documents included until they are merged away.</summary>
/// <param name="DocumentCount">Documents that have the field.</param>
/// <param name="SumTotalTermFrequency">Tokens of all of them.</param>
public readonly record struct FieldStatistics(int DocumentCount, long SumTotalTermFrequency)
{
    /// <summary>In tokens.</summary>
    public float AverageLength => (float)(SumTotalTermFrequency / (double)DocumentCount);
}
