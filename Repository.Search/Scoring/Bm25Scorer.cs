using System.Numerics;
using System.Runtime.InteropServices;
using Repository.Search.Postings;

namespace Repository.Search.Scoring;

/// <summary>BM25 for one term, or one phrase, in one field: computed in the order and precision of Lucene 8.7, so that scores are the same.</summary>
/// <remarks>
/// weight · f / (f + k1 (1 - b + b · length / average)) is written as weight - weight / (1 + f / (k1 (…))), which never falls as f grows,
/// in floats, too. Source: BM25Similarity of Lucene 8.7 (LUCENE-8563 for the missing k1 + 1).
/// </remarks>
internal sealed class Bm25Scorer
{
    private const float K1 = (float)Bm25.K1;
    private const float B = (float)Bm25.B;

    /// <summary>What a field without norms has: a length of one token.</summary>
    public const byte NoNorm = 1;

    private readonly float boost;
    private readonly float rarity;
    private readonly float averageLength;
    private readonly float weight;

    /// <summary>1 / (k1 (1 - b + b · length / average)) by norm.</summary>
    private readonly float[] inverse = new float[256];

    /// <param name="statistics">Of the field; at least one document has it.</param>
    /// <param name="rarity">Of the term, or the sum of the phrase's terms.</param>
    /// <param name="boost">A factor of the score, at least 0.</param>
    public Bm25Scorer(FieldStatistics statistics, float rarity, float boost)
    {
        this.boost = boost;
        this.rarity = rarity;
        averageLength = statistics.AverageLength;
        weight = boost * rarity;
        for (var norm = 0; norm < inverse.Length; norm++)
        {
            inverse[norm] = 1 / (K1 * (1 - B + (B * SmallFloat.Byte4ToInt((byte)norm) / averageLength)));
        }
    }

    /// <summary>No score is above it.</summary>
    public float HighestScore => weight;

    /// <param name="frequency">How often it matches in the document; more than 0; no integer for phrases with slop.</param>
    /// <param name="norm">The field's length in the document: see <see cref="SmallFloat"/>.</param>
    public float Score(float frequency, byte norm) => weight - (weight / (1 + (frequency * inverse[norm])));

    /// <summary>The scores of many documents, each as above.</summary>
    /// <param name="norms">By document.</param>
    /// <param name="scores">Takes as many as there are documents.</param>
    public void Score(ReadOnlySpan<int> frequencies, ReadOnlySpan<int> documents, ReadOnlySpan<byte> norms, Span<float> scores)
    {
        for (var i = 0; i < documents.Length; i++)
        {
            scores[i] = inverse[norms[documents[i]]];
        }

        Score(frequencies[..documents.Length], scores[..documents.Length]);
    }

    /// <summary>The highest score of a posting that the impacts bound.</summary>
    public float MaxScore(Impacts impacts)
    {
        var highest = 0f;
        for (var i = 0; i < Impacts.MaxPairs && impacts.Frequency(i) > 0; i++)
        {
            var frequency = impacts.Frequency(i) == Impacts.UnboundedFrequency ? float.PositiveInfinity : impacts.Frequency(i);
            highest = Math.Max(highest, Score(frequency, impacts.Norm(i)));
        }

        return highest;
    }

    public Explanation Explain(string what, float frequency, byte norm, Explanation explainedRarity) =>
        new(
            Score(frequency, norm),
            $"score({what}), product of:",
            [
                new(boost, "boost"),
                explainedRarity with { Value = rarity },
                new(
                    1 - (1 / (1 + (frequency * inverse[norm]))),
                    "tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:",
                    [
                        new(frequency, "freq, occurrences within the document"),
                        new(K1, "k1, term saturation parameter"),
                        new(B, "b, length normalization parameter"),
                        new(SmallFloat.Byte4ToInt(norm), "dl, length of the field in one byte"),
                        new(averageLength, "avgdl, average length of the field"),
                    ]),
            ]);

    /// <summary>In the same steps as for a single document, so that the same numbers come out: nothing is fused or estimated.</summary>
    /// <param name="scores">Holds the inverse of each document, and takes its score.</param>
    private void Score(ReadOnlySpan<int> frequencies, Span<float> scores)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var factors = MemoryMarshal.Cast<int, Vector<int>>(frequencies);
        var all = new Vector<float>(weight);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = all - (all / (Vector<float>.One + (Vector.ConvertToSingle(factors[i]) * vectors[i])));
        }

        for (var i = vectors.Length * Vector<float>.Count; i < scores.Length; i++)
        {
            scores[i] = weight - (weight / (1 + (frequencies[i] * scores[i])));
        }
    }
}
