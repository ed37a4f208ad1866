using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.EndlessWriter.Index;

/// <summary>
/// Writes an index until the process is killed: threads that put and delete documents, refresh and force merges, merges in the background, and
/// commits all the time. The console says <c>open</c> first, and <c>begin</c> and <c>end</c> with its <see cref="CommitData"/> of each commit.
/// </summary>
public sealed class EndlessIndexing : IDisposable
{
    private const int LongestPauseMilliseconds = 15;

    private readonly int seed;
    private readonly int life;
    private readonly int[] done;
    private readonly IndexWriter writer;

    /// <summary>Held for reading during an operation, and for writing where a commit is to hold just what was done before it.</summary>
    private readonly ReaderWriterLockSlim operations = new();

    /// <param name="done">Operations of each thread that the index holds.</param>
    public EndlessIndexing(IIndexStorage storage, int seed, int life, IEnumerable<int> done)
    {
        this.seed = seed;
        this.life = life;
        this.done = [.. done];
        writer = IndexWriter.Open(storage, SmallDocuments.Schema, new IndexWriterOptions { MergePolicy = SmallDocuments.EagerMerges, WriterBufferMiB = 1 });
    }

    public void Run()
    {
        Console.WriteLine("open");
        for (var thread = 0; thread < done.Length; thread++)
        {
            var mine = thread;
            new Thread(() => Write(mine)) { IsBackground = true }.Start();
        }

        Commit();
    }

    public void Dispose()
    {
        writer.Dispose();
        operations.Dispose();
    }

    private void Write(int thread)
    {
        while (true)
        {
            Do(thread);
            switch (Random.Shared.Next(1_000))
            {
                case < 20:
                    writer.Refresh().Dispose();
                    break;
                case < 22:
                    writer.MergeTo(Random.Shared.Next(1, 4));
                    break;
            }
        }
    }

    private void Do(int thread)
    {
        operations.EnterReadLock();
        try
        {
            var number = done[thread] + 1;
            var (id, body) = Operation.Of(seed, thread, number);
            if (body is null)
            {
                writer.Delete("id", id);
            }
            else
            {
                writer.Update("id", id, SmallDocuments.Of(id, body));
            }

            Volatile.Write(ref done[thread], number);
        }
        finally
        {
            operations.ExitReadLock();
        }
    }

    private void Commit()
    {
        for (var number = 1; ; number++)
        {
            var isExact = Random.Shared.Next(2) == 0;
            if (isExact)
            {
                operations.EnterWriteLock();
            }

            try
            {
                var data = new CommitData(life, number, isExact, [.. Enumerable.Range(0, done.Length).Select(thread => Volatile.Read(ref done[thread]))]);
                Console.WriteLine($"begin {data}");
                writer.Commit(data.ToUserData());
                Console.WriteLine($"end {data}");
            }
            finally
            {
                if (isExact)
                {
                    operations.ExitWriteLock();
                }
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(Random.Shared.Next(LongestPauseMilliseconds)));
        }
    }
}
