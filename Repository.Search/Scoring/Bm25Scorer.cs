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

    /// <param name="frequency">How often it matches in the document; more than 0; no integer for phrases with slop.</param>
    /// <param name="norm">The field's length in the document: see <see cref="SmallFloat"/>.</param>
    public float Score(float frequency, byte norm) => weight - (weight / (1 + (frequency * inverse[norm])));

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
}
