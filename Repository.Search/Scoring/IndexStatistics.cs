using System.Text;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Scoring;

/// <summary>What weights are computed from: fields and terms over all segments of a snapshot.</summary>
internal sealed class IndexStatistics(IReadOnlyList<SegmentReader> segments)
{
    public FieldStatistics Field(string field)
    {
        var documents = 0;
        var tokens = 0L;
        foreach (var segment in segments)
        {
            if (segment.Terms(field) is { } terms)
            {
                documents += terms.DocumentCount;
                tokens += terms.SumTotalTermFrequency;
            }
        }

        return new FieldStatistics(documents, tokens);
    }

    /// <exception cref="IndexCorruptException">A dictionary was written wrongly.</exception>
    public TermStatistics Term(string field, string term)
    {
        var statistics = new TermStatistics();
        var utf8 = Encoding.UTF8.GetBytes(term);
        foreach (var segment in segments)
        {
            try
            {
                if (segment.Terms(field) is { } terms && terms.TryFind(utf8, out var entry))
                {
                    // Weights count on it, and it is said in two places.
                    ArgumentOutOfRangeException.ThrowIfLessThan(entry.DocumentFrequency, 1, nameof(term));
                    ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.DocumentFrequency, terms.DocumentCount, nameof(term));
                    statistics.Add(segment, entry);
                }
            }
            catch (Exception beyond) when (SegmentReader.IsBeyondEnd(beyond))
            {
                throw segment.Corrupt(beyond);
            }
        }

        return statistics;
    }
}
