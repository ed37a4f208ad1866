using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Repository.Search.Indexing;
using Repository.Search.Queries;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Term;
using Repository.Search.Searching;
using Repository.Search.Storage;
using Repository.TestSupport;
using SortKey = Repository.Search.Searching.SortKey;

namespace Repository.Search.Tests.Indexing;

/// <summary>Alone, as it measures the memory of the process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// Eight searchers, one writer, merges and readers of other processes for minutes: all that a search says is of one moment, a snapshot stays
/// what it was for as long as it is held, and nothing is left when all is over.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SoakTests : IDisposable
{
    private const int Ids = 200;
    private const int Searchers = 8;

    /// <summary>Between two looks at the memory of the process, once it is warm: what is cached may grow, what leaks grows with every round.</summary>
    private const double MaxGrowth = 1.5;

    private const long Slack = 16 << 20;

    private readonly ITestOutputHelper output;
    private readonly string folder = Directory.CreateTempSubdirectory("soak-").FullName;
    private readonly ConcurrentBag<Exception> problems = [];
    private readonly FilterCache cache = new();
    private readonly CancellationTokenSource over = new();
    private int searches;

    public SoakTests(ITestOutputHelper output) => this.output = output;

    public void Dispose()
    {
        over.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Searches_writes_merges_and_reopenings_go_on_beside_one_another()
    {
        using var storage = new FolderStorage(folder);
        await SoakAsync(storage, TimeSpan.FromSeconds(TestEffort.Of(0.5, 6, 100)));
        AssertNothingIsLeft(storage);
    }

    [Fact]
    public async Task So_they_do_where_mapped_files_cannot_be_deleted()
    {
        using var storage = new WindowsStorage(new FolderStorage(folder));
        await SoakAsync(storage, TimeSpan.FromSeconds(TestEffort.Of(0.4, 4, 40)));
        Assert.NotEqual(0, storage.Refusals);
        Assert.Equal(0, storage.MappedFiles);

        // What was mapped to the end goes with the next writer.
        IndexWriter.Open(storage, TestIndex.Schema).Dispose();
        AssertNothingIsLeft(storage);
    }

    private async Task SoakAsync(IIndexStorage storage, TimeSpan length)
    {
        var writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges });
        try
        {
            for (var id = 0; id < Ids; id++)
            {
                writer.Put($"{id}", Body(0));
            }

            writer.Commit();

            // As another process holds it: the writer does not know, and deletes its files.
            using var first = IndexReader.OpenLast(storage, TestIndex.Schema)!;
            var digest = DigestOf(first);
            var others = Enumerable.Range(0, Searchers).Select(number => RunAsync(() => Search(storage, writer, new Random(number)))).ToList();
            others.Add(RunAsync(() => Write(writer, new Random(Searchers))));
            var began = Stopwatch.GetTimestamp();
            await WaitUntilAsync(began, length / 3);
            var warm = GC.GetTotalMemory(forceFullCollection: true);
            await WaitUntilAsync(began, length);
            var end = GC.GetTotalMemory(forceFullCollection: true);
            await over.CancelAsync();
            await Task.WhenAll(others);
            output.WriteLine($"{searches} searches, {warm >> 10} then {end >> 10} KiB");
            Assert.Empty(problems);
            writer.WaitForMerges();
            writer.Put("0", Body(0));
            writer.MergeTo(1);
            writer.Commit();
            Assert.Empty(first.Segments.Select(segment => segment.Reader.Name).Intersect(CommittedSegments(storage)));
            Assert.True(storage is not FolderStorage || OperatingSystem.IsWindows() || !storage.List().Contains(first.Segments[0].Reader.Name + ".terms"), "files that nobody knows of are left");
            Assert.Equal(digest, DigestOf(first));
            Assert.InRange(end, 0, (long)(MaxGrowth * warm) + Slack);
        }
        finally
        {
            await over.CancelAsync();
            writer.Dispose();
        }
    }

    /// <summary>Ends early where something has failed.</summary>
    private async Task WaitUntilAsync(long began, TimeSpan length)
    {
        while (Stopwatch.GetElapsedTime(began) < length && problems.IsEmpty)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private Task RunAsync(Action loop) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                loop();
            }
            catch (Exception problem)
            {
                problems.Add(problem);
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private void Write(IndexWriter writer, Random random)
    {
        for (var round = 1; !over.IsCancellationRequested; round++)
        {
            for (var left = random.Next(1, 40); left > 0; left--)
            {
                var id = random.Next(Ids).ToString(CultureInfo.InvariantCulture);
                if (random.Next(8) == 0)
                {
                    writer.Delete(id);
                }
                else
                {
                    writer.Put(id, Body(round));
                }
            }

            switch (random.Next(12))
            {
                case < 6:
                    writer.Refresh().Dispose();
                    break;
                case < 10:
                    writer.Commit();
                    break;
                case 10:
                    writer.MergeTo(random.Next(1, 4));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Snapshots of the writer and commits as another process sees them, each held for a while, several at a time.</summary>
    private void Search(IIndexStorage storage, IndexWriter writer, Random random)
    {
        var held = new Queue<(IndexSnapshot Snapshot, string Digest)>();
        try
        {
            while (!over.IsCancellationRequested)
            {
                var snapshot = random.Next(3) == 0 ? IndexReader.OpenLast(storage, TestIndex.Schema)! : writer.Refresh();
                held.Enqueue((snapshot, DigestOf(snapshot)));
                Verify(snapshot, random);
                Interlocked.Increment(ref searches);
                if (held.Count > random.Next(6))
                {
                    Release(held.Dequeue());
                }
            }
        }
        finally
        {
            while (held.TryDequeue(out var last))
            {
                Release(last);
            }
        }
    }

    /// <summary>Their names.</summary>
    private static List<string> CommittedSegments(IIndexStorage storage)
    {
        using var last = IndexReader.OpenLast(storage, TestIndex.Schema)!;
        return [.. last.Segments.Select(segment => segment.Reader.Name)];
    }

    private static void Release((IndexSnapshot Snapshot, string Digest) held)
    {
        using var snapshot = held.Snapshot;
        Assert.Equal(held.Digest, DigestOf(snapshot));
    }

    /// <summary>Of everything that it holds, which agrees with itself.</summary>
    private static string DigestOf(IndexSnapshot snapshot) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', snapshot.Contents().Select(document => $"{document.Key}: {document.Value}")))));

    /// <summary>Totals, counts, order, phrases and prefixes against the stored texts of the very hits.</summary>
    private void Verify(IndexSnapshot snapshot, Random random)
    {
        var searcher = new IndexSearcher(snapshot, cache);
        var all = searcher.Search(new SearchRequest { Query = new MatchAllQuery(), Take = Ids + 1, Sort = [new SortKey.Number("length")], Facets = [new ValueFacet("themes", "theme")] });
        var bodies = all.Hits.Select(hit => searcher.Stored(hit.DocId).Text("body.stored")!).ToList();
        Assert.Equal((snapshot.LiveCount, snapshot.LiveCount), (all.Total, bodies.Count));
        Assert.Equal(bodies.Select(body => body.Length).Order(), bodies.Select(body => body.Length));
        Assert.Equal(
            bodies.GroupBy(body => body.Split(' ')[0]).Select(theme => (theme.Key, theme.Count())).OrderBy(theme => theme.Key, StringComparer.Ordinal),
            all.Facets["themes"].Select(theme => (theme.Key, theme.Value)).OrderBy(theme => theme.Key, StringComparer.Ordinal));
        if (bodies.Count == 0)
        {
            return;
        }

        var round = bodies[random.Next(bodies.Count)].Split(' ')[2];
        var theme = all.Facets["themes"].Keys.First();
        Assert.Equal(bodies.Count(body => body.Contains($" round {round} ", StringComparison.Ordinal)), Total(new PhraseQuery("body", [new PhraseTerm("round", 0), new PhraseTerm(round, 1)])));
        Assert.Equal(bodies.Count(body => body.Split(' ')[2].StartsWith(round[..1], StringComparison.Ordinal)), Total(new PrefixQuery("body", round[..1])));
        Assert.Equal(all.Facets["themes"][theme], Total(new TermQuery("body", theme), new Filter("theme", new AnyOfQuery("theme", theme))));

        int Total(Query query, params Filter[] filters)
        {
            var found = searcher.Search(new SearchRequest { Query = query, Filters = filters, Take = 5 });
            Assert.Equal(Math.Min(5, found.Total), found.Hits.Count);
            return found.Total;
        }
    }

    private void AssertNothingIsLeft(IIndexStorage storage)
    {
        var check = IndexCheck.Run(storage, TestIndex.Schema);
        Assert.Empty(check.Findings);
        Assert.Empty(check.Unreferenced);
        if (OpenFiles.AreKnown)
        {
            Assert.Equal((0, 0), (OpenFiles.Maps(folder), OpenFiles.Descriptors(folder)));
        }
    }

    /// <summary>The theme first, as the schema has it; the round as words and in the length.</summary>
    private static string Body(int round) => FormattableString.Invariant($"theme{round % 7} round {round} {new string('x', 1 + (round % 50))}");
}
