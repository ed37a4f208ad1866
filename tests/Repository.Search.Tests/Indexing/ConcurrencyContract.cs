using System.Collections.Concurrent;
using System.Globalization;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

/// <summary>Writers, refreshers, a committer and merges at once.</summary>
public abstract class ConcurrencyContract(IIndexStorage inner) : IDisposable
{
    private const int Writers = 2;
    private const int IdsPerWriter = 20;
    private const int Rounds = 3_000;

    private readonly FaultyStorage storage = new(inner);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => storage.Dispose();

    [Fact]
    public async Task Every_snapshot_is_of_one_moment_and_stays_so()
    {
        using (var writer = Open())
        {
            for (var id = 0; id < Writers * IdsPerWriter; id++)
            {
                writer.Put($"{id}", "0");
            }

            using var done = new CancellationTokenSource();
            var others = new List<Task>
            {
                Run(() => Refresh(writer, done.Token)),
                Run(() => Refresh(writer, done.Token)),
                Run(() => Commit(writer, done.Token)),
            };
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Run(() => Write(writer, number))));
            await done.CancelAsync();
            await Task.WhenAll(others);
            writer.WaitForMerges();
            writer.Commit();
        }

        using var reopened = Open();
        Assert.All(reopened.Contents().Values, round => Assert.Equal($"{Rounds}", round));
        Assert.Equal(Writers * IdsPerWriter, reopened.Contents().Count);
    }

    [Fact]
    public async Task Documents_added_by_several_threads_are_all_there()
    {
        using var writer = Open();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Run(() =>
        {
            for (var i = 0; i < 250; i++)
            {
                writer.Add(TestIndex.Document($"{thread}-{i}", $"text {i}"));
                if (i % 50 == 0)
                {
                    writer.Refresh().Dispose();
                }
            }
        })));
        Assert.Equal(1_000, writer.Contents().Count);
    }

    [Fact]
    public async Task Disposing_stops_merges_and_what_is_under_way()
    {
        var writer = Open();
        var problems = new ConcurrentBag<Exception>();
        using var started = new CountdownEvent(3);
        var busy = Enumerable.Range(0, 3).Select(thread => Run(() =>
        {
            var first = true;
            for (var i = 0; ; i++)
            {
                try
                {
                    writer.Put($"{thread}-{i % 10}", $"text {i}");
                    writer.Refresh().Dispose();
                }
                catch (Exception problem)
                {
                    problems.Add(problem);
                    return;
                }

                if (i > 20 && first)
                {
                    started.Signal();
                    first = false;
                }
            }
        })).ToList();
        started.Wait(TestContext.Current.CancellationToken);
        writer.Dispose();
        await Task.WhenAll(busy);
        Assert.All(problems, problem => Assert.IsType<ObjectDisposedException>(problem));
        Assert.Equal(0, storage.OpenFiles);

        // A snapshot that was released after the writer has left its files.
        Open().Dispose();
        Assert.Empty(storage.Files);
    }

    private static void Write(IndexWriter writer, int number)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            for (var id = number * IdsPerWriter; id < (number + 1) * IdsPerWriter; id++)
            {
                writer.Put($"{id}", $"{round}");
            }
        }
    }

    /// <summary>No document is ever missing or there twice, and none goes back in time.</summary>
    private static void Refresh(IndexWriter writer, CancellationToken done)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!done.IsCancellationRequested)
        {
            using var snapshot = writer.Refresh();
            var contents = snapshot.Contents();
            Assert.Equal(Writers * IdsPerWriter, contents.Count);
            foreach (var (id, body) in contents)
            {
                var round = int.Parse(body, CultureInfo.InvariantCulture);
                Assert.InRange(round, seen.GetValueOrDefault(id), Rounds);
                seen[id] = round;
            }

            Assert.Equal(contents, snapshot.Contents());
        }
    }

    private static void Commit(IndexWriter writer, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            writer.Commit();
            writer.MergeTo(2);
        }
    }

    private static Task Run(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private IndexWriter Open() => IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges });
}

public sealed class ConcurrencyInMemoryTests() : ConcurrencyContract(new MemoryStorage());

/// <summary>Here a snapshot whose files were unmapped too early would end the process.</summary>
public sealed class ConcurrencyOnDiskTests : ConcurrencyContract
{
    private readonly string folder;

    public ConcurrencyOnDiskTests()
        : this(Directory.CreateTempSubdirectory("index-").FullName)
    {
    }

    private ConcurrencyOnDiskTests(string folder)
        : base(new FolderStorage(folder)) => this.folder = folder;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(folder, recursive: true);
    }
}
