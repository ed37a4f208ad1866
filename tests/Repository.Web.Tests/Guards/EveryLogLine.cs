using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Repository.Web.Tests.Guards;

/// <summary>Keeps everything that is logged at any level, with scopes and all values, while it is asked to.</summary>
internal sealed class EveryLogLine : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();
    private volatile bool listening;

    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Listen() => listening = true;

    /// <returns>What was logged since, oldest first.</returns>
    public IReadOnlyList<string> Stop()
    {
        listening = false;
        var heard = lines.ToList();
        lines.Clear();
        return heard;
    }

    public void Dispose()
    {
    }

    private sealed class Listener(EveryLogLine all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => all.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => all.listening;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (all.listening)
            {
                List<object?> parts = [logLevel, category, formatter(state, exception), exception];
                all.scopes.ForEachScope((scope, into) => into.Add(scope), parts);
                if (state is IEnumerable<KeyValuePair<string, object?>> values)
                {
                    parts.AddRange(values.Select(value => (object?)$"{value.Key}={value.Value}"));
                }

                all.lines.Enqueue(string.Join(' ', parts));
            }
        }
    }
}
