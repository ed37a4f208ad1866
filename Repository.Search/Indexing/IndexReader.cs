using Repository.Search.Documents;
using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>Reads an index without being its writer, and without disturbing it: for checks and tools.</summary>
public static class IndexReader
{
    /// <summary>The last commit; null if nothing was ever committed. The caller disposes it.</summary>
    /// <exception cref="IndexCorruptException">A file is damaged or missing.</exception>
    /// <exception cref="IndexFormatException">The index is of another version of the format, or made with another schema.</exception>
    public static IndexSnapshot? OpenLast(IIndexStorage storage, IndexSchema schema)
    {
        while (true)
        {
            var newest = NewestGeneration(storage);
            try
            {
                return CommitFile.ReadLast(storage, schema) is { } commit ? Open(storage, schema, commit) : null;
            }
            catch (Exception problem) when (problem is IndexCorruptException or FileNotFoundException && NewestGeneration(storage) != newest)
            {
                // A writer has committed meanwhile and deleted what was about to be read.
            }
        }
    }

    /// <summary>0 if there is none.</summary>
    internal static long NewestGeneration(IIndexStorage storage) => FileNames.Generations(storage.List()).FirstOrDefault();

    private static IndexSnapshot Open(IIndexStorage storage, IndexSchema schema, IndexCommit commit)
    {
        var states = SegmentState.OpenAll(storage, schema, commit, files: null);
        var snapshot = IndexSnapshot.Of(schema, commit.Generation, states);
        foreach (var state in states)
        {
            state.Handle.Release();
        }

        return snapshot;
    }
}
