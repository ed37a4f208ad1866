using System.Globalization;

namespace Repository.Benchmarks.Measuring;

/// <summary>Times of single operations, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly List<double> milliseconds = [];

    public void Add(TimeSpan time) => milliseconds.Add(time.TotalMilliseconds);

    /// <summary>The time within which that share of the operations was done: nearest rank.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double Percentile(double share)
    {
        milliseconds.Sort();
        return milliseconds[(int)Math.Ceiling(share * milliseconds.Count) - 1];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"n {milliseconds.Count}, median {Percentile(0.5):0.0} ms, p95 {Percentile(0.95):0.0} ms, p99 {Percentile(0.99):0.0} ms, longest {Percentile(1):0.0} ms");
}
