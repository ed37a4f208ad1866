using System.Collections.ObjectModel;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

public sealed partial class IndexWriter
{
    private IndexCommit? committed;
    private Dictionary<LiveDocuments, StoredFile> liveFiles = [];
    private long lastGeneration;

    /// <summary>Of the last commit; empty if there is none.</summary>
    public IReadOnlyDictionary<string, string> CommittedUserData => Volatile.Read(ref committed)?.UserData ?? ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Makes everything durable that was added, updated and deleted so far: if the process ends or the power fails at any instant, the index
    /// opens as it was at this commit or at the one before. Others may write, refresh and merge meanwhile.
    /// </summary>
    /// <param name="userData">Kept with the commit, such as how far the caller has read its source.</param>
    /// <exception cref="IndexWriterBrokenException">It is not known what is on the disk.</exception>
    public void Commit(IReadOnlyDictionary<string, string> userData)
    {
        lock (committing)
        {
            using var snapshot = Refresh();
            if (committed is null || !HoldsAlready(committed, snapshot, userData))
            {
                CommitSnapshot(snapshot, new Dictionary<string, string>(userData, StringComparer.Ordinal).AsReadOnly());
            }
        }
    }

    private bool HoldsAlready(IndexCommit commit, IndexSnapshot snapshot, IReadOnlyDictionary<string, string> userData) =>
        commit.Segments.Select(segment => segment.Info).SequenceEqual(snapshot.States.Select(segment => segment.Handle.Info))
        && snapshot.States.All(segment => segment.Live is null || liveFiles.ContainsKey(segment.Live))
        && commit.UserData.Count == userData.Count && !commit.UserData.Except(userData).Any();

    private void CommitSnapshot(IndexSnapshot snapshot, IReadOnlyDictionary<string, string> userData)
    {
        var next = WriteFiles(snapshot, userData, ++lastGeneration);
        MakeDurable(next);
        files.Acquire(next.FileNames);
        if (committed is not null)
        {
            files.Release(committed.FileNames);
        }

        Volatile.Write(ref committed, next);
        liveFiles = LiveFiles(snapshot.States, next);
    }

    /// <summary>Writes what the commit needs beside the segments; leaves none of it if that fails.</summary>
    private IndexCommit WriteFiles(IndexSnapshot snapshot, IReadOnlyDictionary<string, string> userData, long generation)
    {
        var temporary = FileNames.UnfinishedCommit(generation);
        var written = new HashSet<string>(StringComparer.Ordinal) { temporary };
        try
        {
            var next = new IndexCommit(
                generation,
                committed?.IndexId ?? Guid.CreateVersion7(),
                schema.Fingerprint,
                Volatile.Read(ref lastSegment),
                [.. snapshot.States.Select(segment => new CommittedSegment(segment.Handle.Info, LiveFile(segment, generation, written)))],
                userData);
            CommitFile.Write(storage, temporary, next);
            return next;
        }
        catch
        {
            files.Discard(written.Contains);
            throw;
        }
    }

    private StoredFile? LiveFile(SegmentState segment, long generation, HashSet<string> written)
    {
        if (segment.Live is not { } live)
        {
            return null;
        }

        if (liveFiles.TryGetValue(live, out var file))
        {
            return file;
        }

        var name = FileNames.LiveDocuments(segment.Name, generation);
        written.Add(name);
        return live.Write(storage, name);
    }

    /// <summary>
    /// First the bytes and names of all files, then the name of the commit, which makes it the index's last. A failure on the way leaves
    /// unknown how much of it is on the disk, so from then on nothing is written or deleted. The commit before is given up only when this one
    /// is found under its name.
    /// </summary>
    private void MakeDurable(IndexCommit next)
    {
        try
        {
            var temporary = FileNames.UnfinishedCommit(next.Generation);
            var finished = FileNames.Commit(next.Generation);
            foreach (var name in next.FileNames.Except(committed?.FileNames ?? []).Where(name => name != finished))
            {
                storage.Sync(name);
            }

            storage.Sync(temporary);
            storage.SyncFolder();
            storage.Rename(temporary, finished);
            storage.SyncFolder();
            CommitFile.Read(storage, schema, next.Generation);
        }
        catch (Exception cause)
        {
            brokenBy = cause;
            files.Close();
            throw new IndexWriterBrokenException(cause);
        }
    }

    private void OpenLastCommit()
    {
        var names = storage.List();
        committed = CommitFile.ReadLast(storage, schema);
        lastGeneration = FileNames.LastGeneration(names);
        lastSegment = Math.Max(FileNames.LastSegment(names), committed?.LastSegment ?? 0);
        if (committed is not null)
        {
            files.Acquire(committed.FileNames);
            segments = SegmentState.OpenAll(storage, schema, committed, files);
            liveFiles = LiveFiles(segments, committed);
        }

        // Who made this commit may have ended before its name was on the disk: until it is, the commit before must not go.
        storage.SyncFolder();
        files.Discard(FileNames.BelongsToIndex);
    }

    private static Dictionary<LiveDocuments, StoredFile> LiveFiles(IReadOnlyList<SegmentState> states, IndexCommit commit) =>
        states.Zip(commit.Segments).Where(pair => pair.First.Live is not null).ToDictionary(pair => pair.First.Live!, pair => pair.Second.LiveFile!);
}
