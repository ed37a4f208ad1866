using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Repository.Search.Catalogue;

/// <summary>What the catalogue tells of itself; the words of queries are not part of it.</summary>
public static class CatalogueMetrics
{
    public const string MeterName = "Repository.Search";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> QueryDuration = Meter.CreateHistogram<double>("repository.search.query.duration", unit: "s", "How long a query of the catalogue takes.");

    internal static readonly Counter<long> ChangesApplied = Meter.CreateCounter<long>("repository.search.feed.changes", unit: "{change}", "Changes of the log that the catalogue has followed.");

    internal static readonly Counter<long> Rebuilds = Meter.CreateCounter<long>("repository.search.feed.rebuilds", unit: "{rebuild}", "Times that the catalogue was built from all records.");

    internal static readonly Counter<long> Failures = Meter.CreateCounter<long>("repository.search.feed.failures", unit: "{failure}", "Times that following the log failed and was tried again.");

    internal static readonly Counter<long> Unreadable = Meter.CreateCounter<long>("repository.search.feed.unreadable", unit: "{record}", "Records left out of the catalogue as they cannot be read.");

    internal static readonly Histogram<double> RefreshDuration = Meter.CreateHistogram<double>("repository.search.index.refresh.duration", unit: "s", "How long changes take to become visible once they are applied.");

    internal static readonly Histogram<double> CommitDuration = Meter.CreateHistogram<double>("repository.search.index.commit.duration", unit: "s", "How long changes take to become durable.");

    internal static readonly Histogram<double> RebuildDuration = Meter.CreateHistogram<double>("repository.search.index.rebuild.duration", unit: "s", "How long it takes to build the index from all records.");

    internal static readonly Gauge<int> Segments = Meter.CreateGauge<int>("repository.search.index.segments", unit: "{segment}", "Segments of the index that is searched.");

    /// <summary>Measures until the result is disposed of.</summary>
    internal static QueryMeasurement MeasureQuery() => new(Stopwatch.GetTimestamp());

    internal readonly struct QueryMeasurement(long started) : IDisposable
    {
        public void Dispose() => QueryDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
