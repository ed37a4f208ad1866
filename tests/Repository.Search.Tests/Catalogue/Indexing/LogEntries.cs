using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Repository.Search.Catalogue.Indexing;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>Keeps what the indexer logs, with what the exceptions say.</summary>
internal sealed class LogEntries : ILogger<CatalogueIndexer>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message)> entries = new();

    public IReadOnlyCollection<(LogLevel Level, string Message)> Entries => entries;

    public IEnumerable<string> Warnings => from entry in entries where entry.Level == LogLevel.Warning select entry.Message;

    public int Errors => entries.Count(entry => entry.Level == LogLevel.Error);

    /// <summary>How often an index was built from all records.</summary>
    public int Builds => entries.Count(entry => entry.Message.Contains("was built in", StringComparison.Ordinal));

    public void Clear() => entries.Clear();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue((logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)}: {exception.Message}"));
}
