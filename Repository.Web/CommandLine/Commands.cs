using System.CommandLine;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

/// <summary>The program's commands. Without one it serves; what it does not know goes to the host: <c>--urls</c>, <c>--environment</c>.</summary>
public static class Commands
{
    /// <summary>Longer than the host takes to end its requests.</summary>
    private static readonly TimeSpan StopWithin = HostStartUp.ShutdownTimeout + TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Repository of Practices: serves the site, imports its content, checks its data.") { TreatUnmatchedTokensAsErrors = false };
        var demo = new Option<bool>("--demo") { Description = "Adds demonstration people once, with a password that is printed; on addresses of this machine alone." };
        var serve = new Command("serve", "Starts the site (the default). Host settings such as --urls are passed on.") { TreatUnmatchedTokensAsErrors = false };
        foreach (var command in new[] { root, serve })
        {
            command.Add(demo);
            command.SetAction((parsed, ct) => RunAsync(parsed, (hostArguments, token) => ServeCommand.RunAsync(hostArguments, parsed.GetValue(demo), token), ct));
        }

        root.Add(serve);
        root.Add(Command("import", "Imports what is new or changed in content/. Ends with 1 if anything in it is wrong.", ImportCommand.RunAsync));
        root.Add(Command("reindex", "Builds the search index anew from the database; a running site does it beside the one in use.", ReindexCommand.RunAsync));
        root.Add(Command("check", "Verifies database, index and content and says what is wrong. Writes nothing. Ends with 1 if anything is.", CheckCommand.RunAsync));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return ExitCodes.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopWithin });
    }

    private static Command Command(string name, string description, Func<string[], CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, ct) => RunAsync(parsed, run, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<string[], CancellationToken, Task<int>> run, CancellationToken ct)
    {
        string[] hostArguments = [.. parsed.UnmatchedTokens];
        if (hostArguments.Length > 0 && !hostArguments[0].StartsWith("--", StringComparison.Ordinal))
        {
            // A slip such as “imprt” must not start a site.
            await Console.Error.WriteLineAsync($"There is no command “{hostArguments[0]}”. --help lists them.");
            return ExitCodes.Usage;
        }

        try
        {
            return await run(hostArguments, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return ExitCodes.Stopped;
        }
        catch (Exception problem) when (StartProblems.Explain(problem) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return ExitCodes.CannotStart;
        }
    }
}
