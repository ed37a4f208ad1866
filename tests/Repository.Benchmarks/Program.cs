using System.CommandLine;
using Repository.Benchmarks;
using Repository.Benchmarks.Catalogue;
using Repository.Benchmarks.Corpora;
using Repository.Benchmarks.Site;

var records = new Option<int>("--records") { Description = "Generated records beside the real ones.", DefaultValueFactory = _ => 100_000 };
var data = new Option<DirectoryInfo>("--data") { Description = "Folder for published site, database and index; a database that is there is used again.", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Path.GetTempPath(), "repository-benchmark")) };

var site = new Command("site", "The site with generated records, as a process: rebuild of the index, start, search pages, memory.") { records, data };
site.SetAction((parsed, ct) => SiteBenchmark.RunAsync(parsed.GetValue(records), parsed.GetValue(data)!.FullName, ct));

var waiting = new Option<int>("--waiting") { Description = "Submissions that wait for reviewers.", DefaultValueFactory = _ => 2_000 };
var moderation = new Command("moderation", "The pages of authors and moderators, and autosave, on the site as a process.") { records, waiting, data };
moderation.SetAction((parsed, ct) => ModerationBenchmark.RunAsync(parsed.GetValue(records), parsed.GetValue(waiting), parsed.GetValue(data)!.FullName, ct));

var catalogue = new Command("catalogue", "The catalogue in this process, on generated records: indexing, searches.") { records };
catalogue.SetAction((parsed, ct) => CatalogueBenchmark.RunAsync(parsed.GetValue(records), ct));

var flood = new Command("flood", "The site as a process: anonymous pages a second while fifty sign-ins a second fail. Needs wrk.") { data };
flood.SetAction((parsed, ct) => FloodBenchmark.RunAsync(parsed.GetValue(data)!.FullName, ct));

var uniform = new Command("uniform", "The site as a process: times of answers to addresses with and without an account.") { data };
uniform.SetAction((parsed, ct) => UniformBenchmark.RunAsync(parsed.GetValue(data)!.FullName, ct));

var root = new RootCommand("Measures. Every figure is of this machine and this run; docs/benchmarks.md holds those that were kept.") { catalogue, site, moderation, flood, uniform };
foreach (var command in CorpusCommands.All)
{
    root.Add(command);
}

var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
// A command line that cannot be read is no measured failure.
return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
