using System.Globalization;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Indexing;

/// <summary>
/// Changes, flushes, merges, commits, openings and held snapshots, in an order that is always the same, until all is done whatever fails
/// meanwhile: as whoever follows a log does, from what the commit says that is found. Whatever is found must be what was committed last, or
/// what was being committed; snapshots stay what they were.
/// </summary>
/// <param name="length">Steps, of a few changes and a flush each.</param>
/// <param name="isRepeated">Whether a step that failed is done again by the same writer, where that goes on, or by a new one.</param>
internal sealed class Course(FaultyStorage storage, int length, bool isRepeated) : IDisposable
{
    private const string StepsKey = "steps";
    private const int Ids = 9;
    private const int FailuresBeforeGivingUp = 4;

    private readonly List<(IndexSnapshot Snapshot, SortedDictionary<string, string> Contents)> held = [];
    private readonly HashSet<int> reopened = [];
    private IndexWriter? writer;
    private int done;
    private int committed;
    private int inFlight;

    /// <summary>How often something failed.</summary>
    public int Failures { get; private set; }

    /// <summary>What the documents are after that many steps.</summary>
    public static SortedDictionary<string, string> After(int steps)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var step = 0; step < steps; step++)
        {
            foreach (var id in Put(step))
            {
                contents[id] = Text(step);
            }

            contents.Remove(Deleted(step));
        }

        return contents;
    }

    /// <summary>Goes on to the end, or until it fails again and again.</summary>
    /// <returns>What it gave up for; null if it came to the end.</returns>
    public Exception? GoOn()
    {
        for (var failures = 0; done < length;)
        {
            try
            {
                if (writer is null)
                {
                    writer = Open();
                }
                else
                {
                    Do(writer, done);
                    done++;
                }
            }
            catch (Exception problem) when (problem is IOException or IndexWriterBrokenException or IndexCorruptException)
            {
                Failures++;
                if (!isRepeated || problem is IndexWriterBrokenException)
                {
                    Close();
                }

                if (++failures == FailuresBeforeGivingUp)
                {
                    return problem;
                }
            }
        }

        return null;
    }

    /// <summary>What readers find while the course does not go on.</summary>
    public void AssertReadable()
    {
        foreach (var (snapshot, contents) in held)
        {
            Assert.Equal(contents, snapshot.Contents());
        }

        using var last = IndexReader.OpenLast(storage, TestIndex.Schema);
        Assert.Contains(last?.Contents() ?? After(0), new[] { After(committed), After(inFlight) });
    }

    /// <summary>The index is whole and holds what the whole course leaves; there is nothing else on the disk, and nothing is open.</summary>
    public void AssertComplete()
    {
        Assert.Equal(length, done);
        AssertReadable();
        Close();
        Release();
        using (var last = Open())
        {
            Assert.Equal(length, committed);
            Assert.NotEqual(0, storage.OpenFiles);
        }

        Assert.Equal(0, storage.OpenFiles);
        Assert.Empty(IndexCheck.Run(storage, TestIndex.Schema).Findings);
        Assert.Equal(CommitFile.ReadLast(storage, TestIndex.Schema)!.FileNames.Order(StringComparer.Ordinal), storage.Files);
    }

    public void Dispose()
    {
        Close();
        Release();
    }

    private IndexWriter Open()
    {
        var opened = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges });
        try
        {
            var found = opened.CommittedUserData.TryGetValue(StepsKey, out var steps) ? int.Parse(steps, CultureInfo.InvariantCulture) : 0;
            Assert.Contains(found, new[] { committed, inFlight });
            Assert.Equal(After(found), opened.Contents());
            done = committed = inFlight = found;
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void Do(IndexWriter index, int step)
    {
        foreach (var id in Put(step))
        {
            index.Put(id, Text(step));
        }

        index.Delete(Deleted(step));

        // What runs in the background would make the order of operations chance: only what is waited for.
        using (index.Refresh())
        {
            index.WaitForMerges();
        }

        Hold(index.Refresh(), step + 1);
        switch (step % 8)
        {
            case 1 or 4 or 7:
                Commit(index, step + 1);
                break;
            case 5:
                index.MergeTo(1);
                break;
            case 6 when reopened.Add(step):
                // What was not committed is lost and is done again.
                Close();
                writer = Open();
                done--;
                break;
        }
    }

    private void Commit(IndexWriter index, int steps)
    {
        inFlight = steps;
        index.Commit(new Dictionary<string, string> { [StepsKey] = $"{steps}" });
        committed = steps;
    }

    private void Hold(IndexSnapshot snapshot, int steps)
    {
        held.Add((snapshot, After(steps)));
        Assert.Equal(held[^1].Contents, snapshot.Contents());
        if (held.Count > 3)
        {
            held[0].Snapshot.Dispose();
            held.RemoveAt(0);
        }
    }

    private void Release()
    {
        held.ForEach(one => one.Snapshot.Dispose());
        held.Clear();
    }

    private void Close()
    {
        writer?.Dispose();
        writer = null;
    }

    private static string[] Put(int step) => [$"{step % Ids}", $"{step * 4 % Ids}", $"{(step * 5 + 1) % Ids}"];

    private static string Deleted(int step) => $"{(step * 7 + 3) % Ids}";

    private static string Text(int step) => $"step{step} of a course";
}
