using Repository.Search.Segments;
using Repository.Search.Terms;

namespace Repository.Search.Scoring;

/// <summary>A term over all segments, and where each of them has it.</summary>
internal sealed class TermStatistics
{
    private readonly Dictionary<SegmentReader, TermEntry> entries = [];

    /// <summary>Documents that hold it, deleted ones included until they are merged away.</summary>
    public int DocumentFrequency { get; private set; }

    public void Add(SegmentReader segment, TermEntry entry)
    {
        entries.Add(segment, entry);
        DocumentFrequency += entry.DocumentFrequency;
    }

    public bool TryFind(SegmentReader segment, out TermEntry entry) => entries.TryGetValue(segment, out entry);

    /// <summary>In Lucene's precision: the logarithm in double, the result in float.</summary>
    public float Rarity(FieldStatistics field) => (float)Bm25.InverseDocumentFrequency(DocumentFrequency, field.DocumentCount);

    public Explanation ExplainRarity(string term, FieldStatistics field) =>
        new(
            Rarity(field),
            $"idf({term}), computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:",
            [
                new(DocumentFrequency, "n, number of documents containing term"),
                new(field.DocumentCount, "N, total number of documents with field"),
            ]);
}
