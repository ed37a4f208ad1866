using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Indexing;

/// <summary>Random operations end at any moment, by a power failure or a kill: the index is then as it was committed last, or as it was being committed.</summary>
public sealed class PowerLossTests(ITestOutputHelper output)
{
    private const int Ends = 5;
    private const int Ids = 12;
    private const string MomentKey = "moment";

    /// <summary>Storage operations before the end; a flush or a commit is about twenty.</summary>
    private const int MostOperations = 200;

    [Fact]
    public void What_survives_is_the_last_commit_or_the_one_in_flight()
    {
        var anySeed = Random.Shared.Next();
        output.WriteLine($"seed {anySeed}");
        foreach (var seed in Enumerable.Range(0, TestEffort.Of(quick: 100, full: 500, extended: 2_000)).Append(anySeed))
        {
            try
            {
                using var life = new Life(seed);
                life.Run();
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
            }
        }
    }

    /// <summary>What the index holds after a commit.</summary>
    private sealed record Moment(string Name, SortedDictionary<string, string> Contents);

    /// <summary>An index that is ended and opened again several times.</summary>
    private sealed class Life(int seed) : IDisposable
    {
        private readonly Random random = new(seed);
        private PowerLossStorage disk = new();

        /// <summary>What may be on the disk.</summary>
        private List<Moment> possible = [new("", new(StringComparer.Ordinal))];

        private int moments;

        /// <summary>What the writer holds, committed or not.</summary>
        private SortedDictionary<string, string> Present { get; set; } = new(StringComparer.Ordinal);

        public void Run()
        {
            for (var end = 0; end < Ends; end++)
            {
                WorkUntilTheEnd();

                // A process that is killed leaves the disk's cache as it is, and the power may fail right after it.
                if (random.Next(3) > 0)
                {
                    disk = disk.AfterPowerLoss(random);
                }

                AssertWhole();
            }

            FinishAll();
        }

        public void Dispose() => disk.Dispose();

        private void WorkUntilTheEnd()
        {
            using var storage = new FaultyStorage(disk);
            var left = random.Next(MostOperations);
            var howItEnds = random.Next();
            storage.Fault = (operation, _) => Interlocked.Decrement(ref left) switch
            {
                > 0 => StorageFault.None,
                0 => Interrupted(operation, howItEnds),
                _ => StorageFault.FailsBefore,
            };
            try
            {
                using var writer = Open(storage);
                while (true)
                {
                    DoSomething(writer);
                }
            }
            catch (Exception ended) when (ended is IOException or IndexWriterBrokenException)
            {
                Assert.True(Volatile.Read(ref left) <= 0, $"it failed before the end: {ended}");
            }

            Assert.Equal(0, storage.OpenFiles);
        }

        /// <summary>What is under way when all ends may be done, half done or not begun.</summary>
        private static StorageFault Interrupted(StorageOperation operation, int howItEnds)
        {
            var ways = FaultyStorage.FaultsOf(operation).Where(fault => fault is StorageFault.FailsBefore or StorageFault.FailsAfter or StorageFault.Torn).ToList();
            return ways[howItEnds % ways.Count];
        }

        /// <summary>What a writer has opened is durable, whoever made it.</summary>
        private IndexWriter Open(IIndexStorage storage)
        {
            // In the background, merges make the order of operations chance: half of the lives can be repeated exactly.
            var writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = seed % 2 == 0 ? null : TestIndex.EagerMerges });
            possible = [Known(writer.CommittedUserData, writer.Contents())];
            return writer;
        }

        private void DoSomething(IndexWriter writer)
        {
            var id = $"{random.Next(Ids)}";
            switch (random.Next(20))
            {
                case < 9:
                    writer.Put(id, Present[id] = $"text {random.Next(100)} of {id}");
                    break;
                case < 12:
                    writer.Delete(id);
                    Present.Remove(id);
                    break;
                case < 15:
                    Assert.Equal(Present, writer.Contents());
                    break;
                case < 16:
                    writer.MergeTo(random.Next(1, 3));
                    break;
                default:
                    Commit(writer);
                    break;
            }
        }

        private void Commit(IndexWriter writer)
        {
            var next = new Moment($"{++moments}", new(Present, StringComparer.Ordinal));
            possible.Add(next);
            writer.Commit(new Dictionary<string, string> { [MomentKey] = next.Name });
            possible = [next];
        }

        private void AssertWhole()
        {
            Assert.Empty(IndexCheck.Run(disk, TestIndex.Schema).Findings);
            using var snapshot = IndexReader.OpenLast(disk, TestIndex.Schema);
            var known = Known(CommitFile.ReadLast(disk, TestIndex.Schema)?.UserData ?? TestIndex.NoData, snapshot?.Contents() ?? new(StringComparer.Ordinal));
            Assert.Contains(known, possible);
        }

        /// <summary>The moment of that name, which must hold just that.</summary>
        private Moment Known(IReadOnlyDictionary<string, string> userData, SortedDictionary<string, string> contents)
        {
            var known = Assert.Single(possible, moment => moment.Name == userData.GetValueOrDefault(MomentKey, ""));
            Assert.Equal(known.Contents, contents);
            Present = new(contents, StringComparer.Ordinal);
            return known;
        }

        /// <summary>The survivor works on as any index does, and nothing is left over.</summary>
        private void FinishAll()
        {
            using var storage = new FaultyStorage(disk);
            using (var writer = Open(storage))
            {
                for (var i = 0; i < 20; i++)
                {
                    DoSomething(writer);
                }

                writer.WaitForMerges();
                writer.MergeTo(1);
                Commit(writer);
                Assert.Equal(Present, writer.Contents());
            }

            Assert.Equal(0, storage.OpenFiles);
            AssertWhole();
            Assert.Equal(CommitFile.ReadLast(disk, TestIndex.Schema)!.FileNames.Order(StringComparer.Ordinal), storage.Files);
        }
    }
}
