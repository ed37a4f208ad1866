using Repository.Search.Documents;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>Something that is wrong with an index.</summary>
/// <param name="ByteOffset">Where it was noticed; 0 if it concerns the file as a whole.</param>
public sealed record IndexFinding(string File, long ByteOffset, string Reason);

/// <summary>What a check has read.</summary>
/// <param name="Generation">Of the commit; 0 if nothing was ever committed, or no commit can be read.</param>
/// <param name="Bytes">Of all files that the commit refers to, without its own.</param>
/// <param name="Findings">None if all is well.</param>
public sealed record IndexCheckResult(
    long Generation,
    int SegmentCount,
    long DocumentCount,
    long LiveCount,
    long Bytes,
    IReadOnlyDictionary<string, string> UserData,
    IReadOnlyList<IndexFinding> Findings);

/// <summary>Reads every byte of the last commit and checks it, while a writer may be at work.</summary>
public static class IndexCheck
{
    public static IndexCheckResult Run(IIndexStorage storage, IndexSchema schema)
    {
        while (true)
        {
            var newest = IndexReader.NewestGeneration(storage);
            var result = CheckLastCommit(storage, schema);
            if (result.Findings.Count == 0 || IndexReader.NewestGeneration(storage) == newest)
            {
                return result;
            }

            // A writer has committed meanwhile and deleted what was about to be read.
        }
    }

    private static IndexCheckResult CheckLastCommit(IIndexStorage storage, IndexSchema schema)
    {
        var findings = new List<IndexFinding>();
        IndexCommit? commit = null;
        Note(findings, () => commit = CommitFile.ReadLast(storage, schema));
        var live = 0L;
        foreach (var segment in commit?.Segments ?? [])
        {
            Note(findings, () => live += LiveCountOf(storage, schema, segment));
        }

        return new IndexCheckResult(
            commit?.Generation ?? 0,
            commit?.Segments.Count ?? 0,
            commit?.Segments.Sum(segment => (long)segment.Info.DocumentCount) ?? 0,
            live,
            commit?.Segments.Sum(segment => segment.Info.Files.Sum(file => file.Length) + (segment.LiveFile?.Length ?? 0)) ?? 0,
            commit?.UserData ?? new Dictionary<string, string>(StringComparer.Ordinal),
            findings);
    }

    private static int LiveCountOf(IIndexStorage storage, IndexSchema schema, CommittedSegment segment)
    {
        var state = SegmentState.Open(storage, schema, segment, files: null);
        try
        {
            state.Handle.Reader.Verify();
            return state.LiveCount;
        }
        finally
        {
            state.Handle.Release();
        }
    }

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
