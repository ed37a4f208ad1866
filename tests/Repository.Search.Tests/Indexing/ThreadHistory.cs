using Repository.EndlessWriter.Index;

namespace Repository.Search.Tests.Indexing;

/// <summary>What one thread of an <see cref="EndlessIndexing"/> has made of its documents, operation by operation.</summary>
internal sealed class ThreadHistory(int seed, int thread)
{
    /// <summary>A commit that lets threads go on holds a few more operations than it says; far fewer than these.</summary>
    private const int MostAhead = 100_000;

    private readonly Dictionary<string, string> contents = new(StringComparer.Ordinal);

    /// <summary>How many operations these are the contents after.</summary>
    public int Position { get; private set; }

    /// <summary>Goes on to where the documents are just those, and no mixture.</summary>
    /// <param name="from">They are at least after that many operations, and after just so many if <paramref name="isExact"/>.</param>
    public void GoOnTo(IReadOnlyDictionary<string, string> documents, int from, bool isExact)
    {
        while (Position < from)
        {
            Apply();
        }

        Assert.Equal(from, Position);
        var different = contents.Keys.Union(documents.Keys).Where(id => contents.GetValueOrDefault(id) != documents.GetValueOrDefault(id)).ToHashSet(StringComparer.Ordinal);
        Assert.True(!isExact || different.Count == 0, $"after {from} operations of thread {thread} other documents are expected: {string.Join(' ', different)}");
        while (different.Count > 0)
        {
            Assert.True(Position < from + MostAhead, $"what is there of thread {thread} is a mixture: at no point after {from} operations are the documents these");
            var id = Apply();
            if (contents.GetValueOrDefault(id) == documents.GetValueOrDefault(id))
            {
                different.Remove(id);
            }
            else
            {
                different.Add(id);
            }
        }
    }

    private string Apply()
    {
        var (id, body) = Operation.Of(seed, thread, ++Position);
        if (body is null)
        {
            contents.Remove(id);
        }
        else
        {
            contents[id] = body;
        }

        return id;
    }
}
