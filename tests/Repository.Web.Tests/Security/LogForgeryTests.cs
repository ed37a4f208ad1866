using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Repository.Web.Security;
using Repository.Web.StartUp;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Security;

/// <summary>What a stranger writes into a request stays within its line of the log, and is no command to a terminal.</summary>
public sealed class LogForgeryTests
{
    private const string Forged = "info: Repository.Forged[1] a line that nobody wrote";

    /// <summary>Line ends, colours, a window's title, a cleared screen, backspaces, C1's own escape, Unicode's line ends, writing that turns round.</summary>
    private static readonly string[] Payloads =
    [
        $"\r\n{Forged}\r\n", $"\n{Forged}\n", $"\r{Forged}\r", "\u001b[31m", "\u001b]0;title\a", "\u001b[2J\u001b[H", "\b\b\b\b", "\u009b31m", "\u0085next", "\u2028next\u2029", "\u202emid\u202c", "\u007f", "\v\f",
    ];

    [Fact]
    public async Task No_request_forges_a_line_or_commands_a_terminal()
    {
        using var log = new FormattedLog();
        await using var site = await TestSite.CreateAsync(services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            // All that the host says of each request, paths and queries included.
            services.Configure<LoggerFilterOptions>(options => options.Rules.Add(new LoggerFilterRule(typeof(FormattedLog).FullName, categoryName: null, LogLevel.Trace, filter: null)));
        });
        var own = site.Get<ILoggerFactory>().CreateLogger("Repository.Test");
        foreach (var payload in Payloads)
        {
            var answer = await site.Server.SendAsync(context =>
            {
                context.Request.Path = $"/en/search/{payload}";
                context.Request.QueryString = new Microsoft.AspNetCore.Http.QueryString($"?q={payload}");
                context.Request.Headers.UserAgent = payload;
            });
            Assert.Contains(log.Lines(log.Terminal), line => line.Contains($"RequestId:{answer.Response.Headers[RequestIds.HeaderName]}", StringComparison.Ordinal));
            using (own.BeginScope(payload))
            using (own.BeginScope(new Dictionary<string, object> { ["agent"] = payload }))
            {
                own.Log(LogLevel.Error, new EventId(1), payload, new InvalidOperationException(payload), (said, _) => $"said {said}");
            }
        }

        Assert.True(log.Json.ToString().Contains("\\u001B[31m", StringComparison.OrdinalIgnoreCase) && log.Terminal.ToString().Contains("\\u001B[31m", StringComparison.Ordinal));
        foreach (var line in log.Lines(log.Json))
        {
            using var json = JsonDocument.Parse(line);
            Assert.True(json.RootElement.TryGetProperty("Category", out var category) && category.GetString() != "Repository.Forged");
            Assert.DoesNotContain(line, IsCommand);
        }

        Assert.All(log.Lines(log.Terminal), line => Assert.DoesNotContain(line, IsCommand));
        Assert.DoesNotContain(log.Lines(log.Terminal), line => line.StartsWith("info: Repository.Forged", StringComparison.Ordinal));
    }

    private static bool IsCommand(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e' or '\u202c';

    /// <summary>The log as both formatters of the console write it.</summary>
    private sealed class FormattedLog : ILoggerProvider, ISupportExternalScope
    {
        private readonly Lock gate = new();
        private readonly ServiceProvider services = new ServiceCollection().AddLogging(logging => logging
            .AddJsonConsole(options => options.IncludeScopes = true)
            .AddConsoleFormatter<TerminalFormatter, ConsoleFormatterOptions>(options => options.IncludeScopes = true)).BuildServiceProvider();
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public StringWriter Json { get; } = new();

        public StringWriter Terminal { get; } = new();

        /// <summary>As a terminal and most readers of files tell them apart.</summary>
        public string[] Lines(StringWriter written)
        {
            lock (gate)
            {
                return written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
            }
        }

        public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose() => services.Dispose();

        private void Write<TState>(in LogEntry<TState> entry)
        {
            var formatters = services.GetServices<ConsoleFormatter>().ToDictionary(formatter => formatter.Name);
            lock (gate)
            {
                formatters[ConsoleFormatterNames.Json].Write(entry, scopes, Json);
                formatters[TerminalFormatter.FormatterName].Write(entry, scopes, Terminal);
            }
        }

        private sealed class Category(FormattedLog log, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => log.scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                log.Write(new LogEntry<TState>(logLevel, name, eventId, state, exception, formatter));
        }
    }
}
