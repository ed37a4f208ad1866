using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

/// <summary>A writer against a dictionary: the same operations leave the same documents, through merges, commits and crashes.</summary>
public sealed class RandomOperationsTests(ITestOutputHelper output)
{
    private const int Operations = 3_000;
    private const int Ids = 60;

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(20_261_121)]
    public void The_index_holds_what_a_dictionary_holds(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var storage = new FaultyStorage(new MemoryStorage());
        var model = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var committed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var held = new List<(IndexSnapshot Snapshot, SortedDictionary<string, string> Contents)>();
        var writer = Open(storage);
        for (var step = 0; step < Operations; step++)
        {
            var id = $"{random.Next(Ids)}";
            switch (random.Next(100))
            {
                case < 55:
                    writer.Put(id, model[id] = string.Join(' ', Enumerable.Range(0, random.Next(30)).Select(_ => $"w{random.Next(200)}").Prepend($"step{step}")));
                    break;
                case < 75:
                    writer.Delete(id);
                    model.Remove(id);
                    break;
                case < 88:
                    held.Add((writer.Refresh(), new(model, StringComparer.Ordinal)));
                    break;
                case < 93:
                    writer.Commit(new Dictionary<string, string> { ["step"] = $"{step}" });
                    committed = new(model, StringComparer.Ordinal);
                    Assert.Equal($"{step}", writer.CommittedUserData["step"]);
                    break;
                case < 95:
                    writer.MergeTo(random.Next(1, 4));
                    break;
                case < 96:
                    writer.WaitForMerges();
                    break;
                case < 97:
                    writer.Dispose();
                    writer = Open(storage);
                    model = new(committed, StringComparer.Ordinal);
                    break;
                default:
                    Release(held, random.Next(held.Count + 1));
                    break;
            }
        }

        Assert.Equal(model, writer.Contents());
        Release(held, held.Count);
        writer.Commit();
        writer.MergeTo(1);
        writer.Commit();
        writer.Dispose();
        Assert.Equal(0, storage.OpenFiles);
        Assert.Empty(IndexCheck.Run(storage, TestIndex.Schema).Findings);
        using var last = Open(storage);
        Assert.Equal(model, last.Contents());
    }

    private static void Release(List<(IndexSnapshot Snapshot, SortedDictionary<string, string> Contents)> held, int count)
    {
        foreach (var (snapshot, contents) in held.Take(count))
        {
            Assert.Equal(contents, snapshot.Contents());
            snapshot.Dispose();
        }

        held.RemoveRange(0, count);
    }

    private static IndexWriter Open(IIndexStorage storage) =>
        IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges });
}
