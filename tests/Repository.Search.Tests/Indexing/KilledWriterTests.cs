using System.Diagnostics;
using Repository.EndlessWriter.Index;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Indexing;

/// <summary>A process that writes an index is killed at whatever instant, again and again, and the next one goes on with what is there.</summary>
public sealed class KilledWriterTests(ITestOutputHelper output)
{
    private static int Kills => TestEffort.Of(quick: 2, full: 20, extended: 250);

    /// <summary>Two at a time: most of a life is waiting for a process to start and for the disk.</summary>
    [Fact]
    public async Task An_index_is_the_last_commit_or_the_one_under_way_whenever_its_writer_is_killed()
    {
        await Task.WhenAll(LiveAsync(seed: 20_261_121), LiveAsync(Random.Shared.Next()));
    }

    private async Task LiveAsync(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var index = new KilledIndex(seed);
        for (var life = 1; life <= Kills; life++)
        {
            await index.LiveAsync(life);
        }

        output.WriteLine(index.Summary);
    }

    /// <summary>One index and all that is known of it.</summary>
    private sealed class KilledIndex : IDisposable
    {
        private const int Threads = 2;

        private static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(1);

        private readonly int seed;
        private readonly Random random;
        private readonly string folder = Directory.CreateTempSubdirectory("index-").FullName;
        private readonly FolderStorage storage;
        private readonly List<ThreadHistory> threads;
        private readonly Dictionary<string, int> instants = new(StringComparer.Ordinal);

        /// <summary>The last commit that is known to have ended; null before the first.</summary>
        private CommitData? committed;

        /// <summary>The commit that the threads' histories stand at; null before the first.</summary>
        private CommitData? compared;

        public KilledIndex(int seed)
        {
            this.seed = seed;
            random = new Random(seed);
            storage = new FolderStorage(folder);
            threads = [.. Enumerable.Range(0, Threads).Select(thread => new ThreadHistory(seed, thread))];
        }

        public string Summary => $"seed {seed}, {threads.Sum(thread => thread.Position)} operations, killed {string.Join(", ", instants.Select(pair => $"{pair.Value} times {pair.Key}"))}";

        public void Dispose()
        {
            storage.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        public async Task LiveAsync(int life)
        {
            CheckReports(await RunAsync(life));

            // Every second time the next writer finds it as it was left.
            if (life % 2 == 0)
            {
                Recover(life);
            }
        }

        /// <returns>What the process said up to its end.</returns>
        private async Task<IReadOnlyList<string>> RunAsync(int life)
        {
            await using var program = EndlessProgram.Start(["index", folder, seed, life, .. threads.Select(thread => (object)thread.Position)]);
            switch (random.Next(8))
            {
                case 0:
                    await Task.Delay(random.Next(300), TestContext.Current.CancellationToken);
                    break;
                case 1:
                    await SawAsync("open", 1);
                    Spin(milliseconds: 5);
                    break;
                case 2 or 3:
                    await SawAsync("begin", random.Next(1, 10));
                    Spin(milliseconds: 20);
                    break;
                case 4:
                    await SawAsync("end", random.Next(1, 10));
                    Spin(milliseconds: 3);
                    break;
                default:
                    await SawAsync("begin", random.Next(1, 10));
                    SpinToNextCommit();
                    break;
            }

            await program.KillAsync();
            return program.Lines;

            async Task SawAsync(string begin, int times)
            {
                for (var time = 0; time < times; time++)
                {
                    await program.NextAsync(line => line.StartsWith(begin, StringComparison.Ordinal));
                }
            }
        }

        /// <summary>Half of the instants within the first tenth: most of what happens is over soon.</summary>
        private void Spin(double milliseconds)
        {
            var length = TimeSpan.FromMilliseconds(milliseconds * (random.Next(2) == 0 ? random.NextDouble() : random.NextDouble() / 10));
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < length;)
            {
                Thread.SpinWait(10);
            }
        }

        /// <summary>To when its name is there: it is committed, and what it replaces is yet to be deleted.</summary>
        private void SpinToNextCommit()
        {
            var before = Commits().ToHashSet(StringComparer.Ordinal);
            for (var waited = Stopwatch.StartNew(); Commits().All(before.Contains) && waited.Elapsed < LongestCommit;)
            {
                Thread.SpinWait(10);
            }

            IEnumerable<string> Commits() => storage.List().Where(name => name.StartsWith("commit-", StringComparison.Ordinal) && !name.EndsWith(".tmp", StringComparison.Ordinal));
        }

        /// <summary>Holds what is there against what the process said.</summary>
        private void CheckReports(IReadOnlyList<string> lines)
        {
            var ended = lines.LastOrDefault(line => line.StartsWith("end ", StringComparison.Ordinal))?[4..];
            var begun = lines.LastOrDefault(line => line.StartsWith("begin ", StringComparison.Ordinal))?[6..];
            committed = ended is null ? committed : CommitData.Parse(ended);
            var underWay = begun is null || begun == ended ? null : CommitData.Parse(begun);
            var found = Check();
            if (found?.ToString() != committed?.ToString())
            {
                Assert.Equal(underWay?.ToString(), found?.ToString());
                committed = found;
                Count("in a commit that holds");
            }
            else
            {
                Count(underWay is not null ? "in a commit that does not hold" : lines.Count == 0 ? "before it was open" : ended is null ? "before its first commit" : "between commits");
            }
        }

        /// <returns>The commit that is there: whole, and no mixture.</returns>
        private CommitData? Check()
        {
            var state = IndexCheck.Run(storage, SmallDocuments.Schema);
            Assert.Empty(state.Findings);
            using var snapshot = IndexReader.OpenLast(storage, SmallDocuments.Schema);
            var found = snapshot is null ? null : CommitData.Of(state.UserData);
            var documents = (snapshot?.Contents() ?? []).ToLookup(document => Operation.ThreadOf(document.Key));
            var isSame = found?.ToString() == compared?.ToString();
            for (var thread = 0; thread < Threads; thread++)
            {
                var mine = documents[thread].ToDictionary(StringComparer.Ordinal);
                threads[thread].GoOnTo(mine, isSame ? threads[thread].Position : found!.Operations[thread], isSame || found!.IsExact);
            }

            compared = found;
            return found;
        }

        /// <summary>Opens it as any writer does: nothing is left over, and it can be committed.</summary>
        private void Recover(int life)
        {
            using var writer = IndexWriter.Open(storage, SmallDocuments.Schema);
            AssertNothingLeftOver();
            committed = new CommitData(life, Number: 0, IsExact: true, [.. threads.Select(thread => thread.Position)]);
            writer.Commit(committed.ToUserData());
            AssertNothingLeftOver();
            Assert.Equal(committed.ToString(), Check()?.ToString());
        }

        private void AssertNothingLeftOver()
        {
            var expected = CommitFile.ReadLast(storage, SmallDocuments.Schema)?.FileNames ?? [];
            Assert.Equal(expected.Append("write.lock").Order(StringComparer.Ordinal), storage.List().Order(StringComparer.Ordinal));
        }

        private void Count(string instant) => instants[instant] = instants.GetValueOrDefault(instant) + 1;
    }
}
