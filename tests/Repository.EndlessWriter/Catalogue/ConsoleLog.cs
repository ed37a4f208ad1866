using Microsoft.Extensions.Logging;
using Repository.Search.Catalogue.Indexing;

namespace Repository.EndlessWriter.Catalogue;

/// <summary>What the indexer warns of, one line each.</summary>
internal sealed class ConsoleLog : ILogger<CatalogueIndexer>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Console.WriteLine($"log {eventId.Name}: {formatter(state, exception)} {exception}".ReplaceLineEndings(" "));
        }
    }
}
