using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Repository.Web.Tests.Support;

/// <summary>Keeps what is logged from warnings up, with the exception and all that stands around it.</summary>
public sealed class LogLines : ILoggerProvider, ILogger, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> All => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Push(state);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var around = new List<object?>();
            scopes.ForEachScope((scope, all) => all.Add(scope), around);
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception} {string.Join(' ', around)}");
        }
    }

    public void Dispose()
    {
    }
}
