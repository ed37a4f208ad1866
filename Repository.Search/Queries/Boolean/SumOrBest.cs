namespace Repository.Search.Queries.Boolean;

/// <summary>How the scores of several scorers become one: the highest, and a share of the others.</summary>
/// <param name="share">From 0 to 1, which is the sum.</param>
internal readonly struct SumOrBest(float share)
{
    /// <summary>More than what sums of doubles differ by in any order of a few thousand floats, so that no bound is below a score.</summary>
    private const double Slack = 1 + (1.0 / (1L << 36));

    /// <summary>More than a rounded sum and a rounded difference are off by.</summary>
    private const double RoundingOfFloats = 1.0 / (1 << 20);

    public bool IsSum => share >= 1;

    /// <param name="highest">Of the scores; does not matter for the sum.</param>
    public double Of(double sum, double highest) => IsSum ? sum : highest + ((sum - highest) * share);

    /// <summary>No score is above it that is made of scores up to these, in whichever order they are summed.</summary>
    public float Bound(double sum, double highest) => (float)(Of(sum, highest) * Slack);

    /// <summary>What a score must be at least, and rather less, for the sum with others to reach that one.</summary>
    /// <param name="others">They score at most so much together.</param>
    public static float LeastOf(float sum, double others) => (float)(sum - others - ((sum + others) * RoundingOfFloats));
}
