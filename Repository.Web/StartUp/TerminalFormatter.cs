using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Repository.Web.StartUp;

/// <summary>
/// A line of the log for a person at a terminal; an exception follows it, indented. The framework's own formatter writes paths of requests as they are,
/// by which a stranger could forge lines and send the terminal commands.
/// </summary>
public sealed class TerminalFormatter(IOptionsMonitor<ConsoleFormatterOptions> options) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "terminal";

    private const string Indentation = "      ";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write($"{Word(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}]");
        if (options.CurrentValue.IncludeScopes)
        {
            scopeProvider?.ForEachScope(static (scope, writer) => writer.Write($" => {TerminalText.Visible(Named(scope))}"), textWriter);
        }

        textWriter.WriteLine($" {TerminalText.Visible(logEntry.Formatter(logEntry.State, logEntry.Exception))}");
        foreach (var line in logEntry.Exception?.ToString().Split(Environment.NewLine) ?? [])
        {
            textWriter.WriteLine(Indentation + TerminalText.Visible(line));
        }
    }

    /// <summary>By its values where it has some: the text of a dictionary says nothing.</summary>
    private static string Named(object? scope) => scope is IEnumerable<KeyValuePair<string, object?>> values
        ? string.Join(' ', values.Where(value => value.Key != "{OriginalFormat}").Select(value => $"{value.Key}:{value.Value}"))
        : scope?.ToString() ?? "";

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
