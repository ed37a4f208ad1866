using Repository.Search.Documents;
using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>Something that is wrong with an index.</summary>
/// <param name="ByteOffset">Where it was noticed; 0 if it concerns the file as a whole.</param>
public sealed record IndexFinding(string File, long ByteOffset, string Reason);

/// <summary>What a check has read.</summary>
/// <param name="Generation">Of the commit; 0 if nothing was ever committed, or no commit can be read.</param>
/// <param name="Bytes">Of all files that the commit refers to, without its own.</param>
/// <param name="Unreferenced">Files of the index that the commit does not refer to: a writer at work has not committed them yet, or was interrupted, and the next one deletes them.</param>
/// <param name="Findings">None if all is well.</param>
public sealed record IndexCheckResult(
    long Generation,
    int SegmentCount,
    long DocumentCount,
    long LiveCount,
    long Bytes,
    IReadOnlyDictionary<string, string> UserData,
    IReadOnlyList<string> Unreferenced,
    IReadOnlyList<IndexFinding> Findings);

/// <summary>Reads every byte of the last commit and checks it, while a writer may be at work.</summary>
public static class IndexCheck
{
    /// <summary>Opening takes moments: who commits quicker than that ten times in a row would go on.</summary>
    private const int MaxAttempts = 10;

    /// <summary>A file that a writer deletes is no finding, unless that befalls ten commits in a row while they are opened.</summary>
    public static IndexCheckResult Run(IIndexStorage storage, IndexSchema schema)
    {
        var findings = new List<IndexFinding>();
        var opened = new List<SegmentState>();
        try
        {
            var (commit, unreferenced) = OpenLastCommit(storage, schema, opened, findings);
            var live = 0L;
            foreach (var segment in opened)
            {
                var faults = SegmentVerifier.FaultsOf(segment.Handle.Reader);
                findings.AddRange(faults.Select(fault => new IndexFinding(fault.File, fault.ByteOffset, fault.Reason)));
                live += faults.Count == 0 ? segment.LiveCount : 0;
            }

            return Result(commit, live, unreferenced, findings);
        }
        finally
        {
            Release(opened);
        }
    }

    /// <summary>All segments are open before the first is verified, which takes long: what is open cannot be deleted meanwhile.</summary>
    private static (IndexCommit? Commit, IReadOnlyList<string> Unreferenced) OpenLastCommit(IIndexStorage storage, IndexSchema schema, List<SegmentState> opened, List<IndexFinding> findings)
    {
        for (var attempt = 1; ; attempt++)
        {
            var newest = IndexReader.NewestGeneration(storage);
            IndexCommit? commit = null;
            Note(findings, () => commit = CommitFile.ReadLast(storage, schema));
            foreach (var segment in commit?.Segments ?? [])
            {
                Note(findings, () => opened.Add(SegmentState.Open(storage, schema, segment, files: null)));
            }

            var unreferenced = Unreferenced(storage, commit);
            var isStillNewest = IndexReader.NewestGeneration(storage) == newest;
            if (findings.Count == 0 || attempt == MaxAttempts || isStillNewest)
            {
                // Of files that are there beside a newer commit, this one cannot say whose they are.
                return (commit, isStillNewest ? unreferenced : []);
            }

            // A writer has committed meanwhile and deleted what was about to be opened.
            Release(opened);
            findings.Clear();
        }
    }

    private static IReadOnlyList<string> Unreferenced(IIndexStorage storage, IndexCommit? commit) =>
        [.. storage.List().Where(FileNames.BelongsToIndex).Except(commit?.FileNames ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static void Release(List<SegmentState> opened)
    {
        opened.ForEach(segment => segment.Handle.Release());
        opened.Clear();
    }

    private static IndexCheckResult Result(IndexCommit? commit, long liveCount, IReadOnlyList<string> unreferenced, IReadOnlyList<IndexFinding> findings) => new(
        commit?.Generation ?? 0,
        commit?.Segments.Count ?? 0,
        commit?.Segments.Sum(segment => (long)segment.Info.DocumentCount) ?? 0,
        liveCount,
        commit?.Segments.Sum(segment => segment.Info.Files.Sum(file => file.Length) + (segment.LiveFile?.Length ?? 0)) ?? 0,
        commit?.UserData ?? new Dictionary<string, string>(StringComparer.Ordinal),
        unreferenced,
        findings);

    private static void Note(List<IndexFinding> findings, Action check)
    {
        try
        {
            check();
        }
        catch (IndexCorruptException damaged)
        {
            findings.Add(new IndexFinding(damaged.File, damaged.ByteOffset, damaged.Reason));
        }
        catch (IndexFormatException foreign)
        {
            findings.Add(new IndexFinding(foreign.File, 0, foreign.Reason));
        }
        catch (FileNotFoundException missing)
        {
            findings.Add(new IndexFinding(Path.GetFileName(missing.FileName) ?? "", 0, "the file is missing"));
        }
    }
}
