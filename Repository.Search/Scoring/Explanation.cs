using System.Globalization;
using System.Text;

namespace Repository.Search.Scoring;

/// <summary>How a score came about.</summary>
/// <param name="Value">Exactly the score; 0 without a match.</param>
/// <param name="Description">In Lucene's manner, as people compare the two.</param>
/// <param name="Details">What the value is made of.</param>
public sealed record Explanation(float Value, string Description, IReadOnlyList<Explanation> Details)
{
    public Explanation(float value, string description)
        : this(value, description, [])
    {
    }

    public bool IsMatch { get; init; } = true;

    public static Explanation NoMatch(string description, params IReadOnlyList<Explanation> details) => new(0, description, details) { IsMatch = false };

    /// <summary>A line an entry, its details further to the right.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, depth: 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, int depth)
    {
        text.Append(' ', 2 * depth).Append(Value.ToString(CultureInfo.InvariantCulture)).Append(" = ").Append(Description).Append('\n');
        foreach (var detail in Details)
        {
            detail.Write(text, depth + 1);
        }
    }
}
