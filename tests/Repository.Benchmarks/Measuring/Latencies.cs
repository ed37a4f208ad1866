using System.Globalization;

namespace Repository.Benchmarks.Measuring;

/// <summary>Times of single operations, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly List<(double Milliseconds, string What)> all = [];

    public void Add(TimeSpan time, string what) => all.Add((time.TotalMilliseconds, what));

    /// <summary>The time within which that share of the operations was done: nearest rank.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double Percentile(double share)
    {
        all.Sort();
        return all[(int)Math.Ceiling(share * all.Count) - 1].Milliseconds;
    }

    /// <summary>What took longest, longest first.</summary>
    public IEnumerable<string> Slowest(int count) =>
        all.OrderByDescending(one => one.Milliseconds).Take(count).Select(one => string.Create(CultureInfo.InvariantCulture, $"“{one.What}” {one.Milliseconds:0.0} ms"));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"n {all.Count}, median {Percentile(0.5):0.0} ms, p95 {Percentile(0.95):0.0} ms, p99 {Percentile(0.99):0.0} ms, longest {Percentile(1):0.0} ms");
}
