namespace Repository.Search.Scoring;

/// <summary>BM25 as Lucene 8 computes it, with exact field lengths.</summary>
/// <remarks>
/// Source: Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009. Lucene 8 leaves out the constant factor
/// k1 + 1, which changes no order (LUCENE-8563).
/// </remarks>
public static class Bm25
{
    /// <summary>How soon a further occurrence no longer counts.</summary>
    public const double K1 = 1.2;

    /// <summary>How much a long field is marked down, from 0 to 1.</summary>
    public const double B = 0.75;

    /// <summary>How rare a term is: ln(1 + (N - n + 0.5) / (n + 0.5)); never negative.</summary>
    /// <param name="documentFrequency">n: documents holding the term in the field, 0 ≤ n ≤ N.</param>
    /// <param name="documentCount">N: documents that have the field.</param>
    public static double InverseDocumentFrequency(long documentFrequency, long documentCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(documentFrequency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(documentFrequency, documentCount);
        return Math.Log(1 + ((documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5)));
    }

    /// <summary>What the occurrences in one field count, from 0 to below 1: f / (f + k1 (1 - b + b · length / average)).</summary>
    /// <param name="averageLength">Over the documents that have the field; more than 0.</param>
    public static double TermFrequency(int frequency, int length, double averageLength) =>
        frequency / (frequency + (K1 * (1 - B + (B * length / averageLength))));
}
