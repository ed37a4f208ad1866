using System.Collections.Concurrent;
using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Catalogue.Indexing;
using Repository.Search.Tests.Indexing;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>The catalogue under eight readers, while records change and the index is built anew: each answer is of one moment.</summary>
[Collection(nameof(Alone))]
public sealed class CatalogueSoakTests(ITestOutputHelper output) : FollowedCatalogue(DatabaseKind.Sqlite)
{
    private const int Records = 60;
    private const int Readers = 8;

    private readonly ConcurrentBag<Exception> problems = [];
    private int searches;

    [Fact]
    public async Task Answers_are_of_one_moment_while_records_change_and_the_index_is_rebuilt()
    {
        var made = await PublishAsync(Records, "Round 0 of many");
        await Indexer.LoadAsync(progress: null, Ct);
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers).Select(number => Task.Factory.StartNew(() => Read(new Random(number), over.Token), Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        await WhileFollowingAsync(async () =>
        {
            over.CancelAfter(TimeSpan.FromSeconds(TestEffort.Of(0.6, 5, 40)));
            for (var round = 1; round == 1 || !over.IsCancellationRequested; round++)
            {
                await ChangeAsync(made, round);
                if (round % 5 == 1)
                {
                    await Indexer.RebuildAsync(progress: null).WaitAsync(Ct);
                }
            }
        });
        await Task.WhenAll(readers);
        output.WriteLine($"{searches} searches, {Log.Builds} builds");
        Assert.Empty(problems);
        Assert.NotEqual(0, searches);
        Assert.True(Log.Builds > 1, "the index was never rebuilt");
        Assert.Empty((await new CatalogueCheck(new IndexFolder(IndexPath), Changes, Contributions, Taxonomy).RunAsync(Ct)).Problems);
        Live.Dispose();
        Indexer.Dispose();
        Assert.Equal(2, Directory.GetFileSystemEntries(IndexPath).Length);
        if (OpenFiles.AreKnown)
        {
            Assert.Equal((0, 0), (OpenFiles.Maps(IndexPath), OpenFiles.Descriptors(IndexPath)));
        }
    }

    /// <summary>A third of the records at once, in one transaction each.</summary>
    private async Task ChangeAsync(IReadOnlyList<Contribution> made, int round)
    {
        foreach (var record in made.Where((_, i) => i % 3 == round % 3))
        {
            var now = await Contributions.FindAsync(record.Kind, record.Number, Ct);
            await Contributions.PublishRevisionAsync(record.Id, now!.Version, "again", Content($"Round {round} of many"), imported: false, Ct);
        }

        Indexer.Wake();
    }

    private void Read(Random random, CancellationToken over)
    {
        try
        {
            for (var last = 0L; !over.IsCancellationRequested;)
            {
                using var catalogue = Live.Acquire();
                Assert.True(catalogue.AppliedSequence >= last, "a reader went back in time");
                last = catalogue.AppliedSequence;
                Verify(catalogue, random);
                Interlocked.Increment(ref searches);
            }
        }
        catch (Exception problem)
        {
            problems.Add(problem);
        }
    }

    private static void Verify(LeasedCatalogue catalogue, Random random)
    {
        var all = catalogue.Search(new CatalogueQuery { Take = CatalogueQuery.MaxTake, Sort = CatalogueSort.Title, Facets = [Dimension.Country] });
        var titles = all.Hits.Select(hit => hit.Entry.Title).ToList();
        Assert.Equal((Records, Records, Records), (all.Total, all.Kinds.Values.Sum(), all.Facets[Dimension.Country]["ma"]));
        Assert.Equal(titles.Order(StringComparer.OrdinalIgnoreCase), titles);

        var title = titles[random.Next(titles.Count)];
        var round = title.Split(' ')[1];
        Assert.Equal(titles.Count(other => other == title), catalogue.Search(new CatalogueQuery { Words = $"\"round {round} of\"", Take = 1 }).Total);
        Assert.Equal(titles.Count(other => other.Split(' ')[1].StartsWith(round[..1], StringComparison.Ordinal)), catalogue.Search(new CatalogueQuery { Words = $"title:{round[..1]}*", Take = 1 }).Total);
        Assert.Equal(title, catalogue.Find(all.Hits[titles.IndexOf(title)].Entry.ContributionId)?.Title);
    }
}
