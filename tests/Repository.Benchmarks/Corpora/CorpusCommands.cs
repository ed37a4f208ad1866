using System.CommandLine;
using Repository.Search.Searching;
using Repository.Search.Storage;

namespace Repository.Benchmarks.Corpora;

/// <summary>The commands that work on any corpus of the formats that <see cref="CorpusDocument"/>, <see cref="CorpusQuery"/> and <see cref="GoldenAnswer"/> name.</summary>
internal static class CorpusCommands
{
    public static IEnumerable<Command> All => [Golden(), Index(), Latency(), Run()];

    private static Command Golden()
    {
        var (docs, queries, golden, threads) = (Docs(), Queries(), Existing("--golden", "Lucene's answers, one JSON object a line."), Threads());
        return Command("golden", "Compares hits, first ten, scores and facet counts with Lucene's answers. Ends with 1 unless all are equal.", [docs, queries, golden, threads], parsed =>
            GoldenCommand.Run(parsed.GetRequiredValue(docs), parsed.GetRequiredValue(queries), parsed.GetRequiredValue(golden), parsed.GetValue(threads)));
    }

    private static Command Index()
    {
        var (docs, index, threads) = (Docs(), new Option<string>("--index") { Description = "Folder for the index, empty or new.", Required = true }, Threads());
        var analysis = new Option<string>("--analysis") { Description = "How texts become terms.", DefaultValueFactory = _ => CorpusAnalysis.LuceneEnglish };
        analysis.AcceptOnlyFromAmong(CorpusAnalysis.LuceneEnglish, CorpusAnalysis.Default);
        return Command("index", "Indexes a corpus and says how quickly, then merges the index to one segment.", [docs, index, threads, analysis], parsed =>
            IndexCommand.Run(parsed.GetRequiredValue(docs), parsed.GetRequiredValue(index), parsed.GetValue(threads), parsed.GetRequiredValue(analysis)));
    }

    private static Command Latency()
    {
        var (index, queries) = (IndexFolder(), Queries());
        var mode = new Option<string>("--mode") { Description = "What is asked for beside the first ten: hits up to 1,000, all hits, or hits and five facets.", Required = true };
        mode.AcceptOnlyFromAmong(LatencyCommand.UpToThousand, LatencyCommand.Exact, LatencyCommand.FiveFacets);
        var json = new Option<string>("--json") { Description = "File for the figures, one JSON object a class.", Required = true };
        var warm = Number("--warm", "Passes over all classes that are not measured.", 8, least: 0, most: 1_000);
        var passes = Number("--passes", "Measured passes over each class.", 10, least: 1, most: 1_000);
        return Command("latency", "Measures searches, class by class.", [index, queries, mode, json, warm, passes], parsed =>
            LatencyCommand.Run(parsed.GetRequiredValue(index), parsed.GetRequiredValue(queries), parsed.GetRequiredValue(mode), parsed.GetRequiredValue(json), parsed.GetValue(warm), parsed.GetValue(passes)));
    }

    private static Command Run()
    {
        var (index, queries, depth) = (IndexFolder(), Queries(), Number("--k", "How many documents a query.", 1_000, least: 1, most: SearchRequest.MaxWindow));
        var trec = new Option<string>("--trec") { Description = "File for the ranking.", Required = true };
        return Command("run", "Writes the ranking of each query in TREC's form.", [index, queries, depth, trec], parsed =>
            RunCommand.Run(parsed.GetRequiredValue(index), parsed.GetRequiredValue(queries), parsed.GetValue(depth), parsed.GetRequiredValue(trec)));
    }

    /// <summary>What is wrong with a file ends the command with <see cref="ExitCodes.Usage"/> and a sentence.</summary>
    private static Command Command(string name, string description, IEnumerable<Option> options, Func<ParseResult, int> run)
    {
        var command = new Command(name, description);
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            try
            {
                return run(parsed);
            }
            catch (Exception problem) when (problem is CorpusException or IOException or UnauthorizedAccessException or IndexCorruptException or IndexFormatException)
            {
                Console.Error.WriteLine(problem.Message);
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static Option<string> Docs() => Existing("--docs", "Documents, one JSON object a line.");

    private static Option<string> Queries() => Existing("--queries", "Queries, one JSON object a line.");

    private static Option<int> Threads() => Number("--threads", "How many threads analyze; the order stays that of the file.", 1, least: 1, most: 64);

    private static Option<string> IndexFolder() => Existing("--index", "Folder of an index that the command index made.", Directory.Exists, "folder");

    private static Option<string> Existing(string name, string description) => Existing(name, description, File.Exists, "file");

    private static Option<string> Existing(string name, string description, Predicate<string> exists, string what)
    {
        var option = new Option<string>(name) { Description = description, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var path] && !exists(path.Value))
            {
                result.AddError($"{name}: there is no {what} “{path.Value}”.");
            }
        });
        return option;
    }

    private static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.GetValueOrDefault<int>() is var number && (number < least || number > most))
            {
                result.AddError(FormattableString.Invariant($"{name}: from {least} to {most}."));
            }
        });
        return option;
    }
}
