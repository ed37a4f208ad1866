using System.Diagnostics;
using System.Globalization;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.StartUp;

/// <summary>The site as a process that is killed again and again while its records change: each start answers, and with just what the database has.</summary>
[Trait("Speed", "slow")]
public sealed class KilledSiteTests(ITestOutputHelper output) : IDisposable
{
    private const string AnyPort = "--urls=http://127.0.0.1:0";

    /// <summary>Words of earlier titles that are looked for after each start.</summary>
    private const int Looks = 10;

    /// <summary>Ready again within five seconds is promised; tests share their machine.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repository-killed-");
    private readonly List<TimeSpan> starts = [];

    private string Data => Path.Combine(folder.FullName, "data");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Kills => TestEffort.Of(quick: 5, full: 6, extended: 50);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_start_after_a_kill_answers_with_what_the_database_has_published()
    {
        var seed = TestEffort.Of(quick: 1, full: 1, extended: Random.Shared.Next());
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);

        // The first start imports and builds; a site that is killed in it has to begin at any point of that.
        await KillWhileStartingAsync(random);
        await KillWhileStartingAsync(random);
        await using (var site = Start())
        {
            await site.ServingAsync();
        }

        await using var database = DatabaseFactory.Sqlite(Path.Combine(Data, DatabaseFactory.SqliteFileName), TimeProvider.System);
        var edits = new SiteEdits(new ContributionStore(database, TimeProvider.System), random);
        for (var kill = 3; kill <= Kills; kill++)
        {
            if (kill % 3 == 0)
            {
                await KillWhileStartingAsync(random, edits);
            }
            else
            {
                await KillWhileServingAsync(random, edits);
            }
        }

        await using (var site = Start())
        {
            await AssertAnswersAsync(site, edits, random);
        }

        starts.Sort();
        output.WriteLine($"{edits.Count} changes; ready after {starts[0].TotalSeconds:0.00} s to {starts[^1].TotalSeconds:0.00} s");
        Assert.True(starts[^1] < LongestStart, $"a start took {starts[^1].TotalSeconds} s");
    }

    private async Task KillWhileStartingAsync(Random random, SiteEdits? edits = null)
    {
        await using var site = Start();
        await (edits?.DoForAsync(TimeSpan.FromMilliseconds(random.Next(1_500))) ?? Task.Delay(random.Next(2_500), Ct));
        await site.KillAsync();
    }

    private async Task KillWhileServingAsync(Random random, SiteEdits edits)
    {
        Task editing;
        await using (var site = Start())
        {
            await AssertAnswersAsync(site, edits, random);
            editing = Task.Run(() => edits.DoForAsync(TimeSpan.FromMilliseconds(1_000)), Ct);
            await Task.Delay(random.Next(900), Ct);
            await site.KillAsync();
        }

        await editing;
    }

    private RunningProgram Start() => RunningProgram.Start(Data, contentFolder: null, AnyPort);

    /// <summary>At once: nothing is written meanwhile, and what was written before is there at the first answer.</summary>
    private async Task AssertAnswersAsync(RunningProgram site, SiteEdits edits, Random random)
    {
        var started = Stopwatch.StartNew();
        using var client = new HttpClient { BaseAddress = await site.ServingAsync() };
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\"records\":{SourceRecord.All.Count + edits.Published.Count},"), await client.GetStringAsync("/ready", Ct), StringComparison.Ordinal);
        starts.Add(started.Elapsed);
        var words = edits.Published.Values.TakeLast(Looks).Concat(Enumerable.Range(0, Looks).Select(_ => SiteEdits.Word(random.Next(1, edits.Count + 2)))).Distinct(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var expected = edits.Published.Where(record => record.Value == word).Select(record => $"/en/practices/{record.Key}-{word}");
            var found = (await client.PageAsync($"/en/search?q={word}")).QuerySelectorAll("main a[href^='/en/practices/']").Select(link => link.GetAttribute("href")!.Split('?')[0]);
            Assert.Equal(expected, found.Distinct(StringComparer.Ordinal));
        }
    }

    /// <summary>Records that come, change and go, each with a word of its own as long as it is so.</summary>
    private sealed class SiteEdits(ContributionStore store, Random random)
    {
        private const int FirstNumber = 10_000;

        private readonly Dictionary<int, Contribution> records = [];

        /// <summary>The word by number: only what the database has acknowledged.</summary>
        public OrderedDictionary<int, string> Published { get; } = [];

        public int Count { get; private set; }

        public static string Word(int change) => string.Create(CultureInfo.InvariantCulture, $"zq{change}x");

        public async Task DoForAsync(TimeSpan time)
        {
            for (var worked = Stopwatch.StartNew(); worked.Elapsed < time;)
            {
                await DoOneAsync(random.Next(4), Word(Count + 1));
                Count++;
            }
        }

        private async Task DoOneAsync(int choice, string word)
        {
            var number = FirstNumber + (choice == 0 ? records.Count : random.Next(records.Count + 1));
            if (!records.TryGetValue(number, out var record))
            {
                records[number] = await store.PublishNewAsync(new NewContribution(number, word, Titled(word), Imported: false), Ct);
                Published[number] = word;
            }
            else if (choice == 1 && Published.ContainsKey(number))
            {
                await store.WithdrawAsync(record.Id, record.Version, new Withdrawal("Outdated"), AuditContext.Program, Ct);
                records[number] = record with { Version = record.Version + 1 };
                Published.Remove(number);
            }
            else
            {
                await store.PublishRevisionAsync(record.Id, record.Version, word, Titled(word), imported: false, Ct);
                records[number] = record with { Version = record.Version + 1 };
                Published.Remove(number);
                Published[number] = word;
            }
        }

        private static RevisionContent Titled(string word) =>
            PracticeFields.Kind.Empty("en") with { Fields = new Practice { Title = $"A record {word}", Summary = "It changes." } };
    }
}
