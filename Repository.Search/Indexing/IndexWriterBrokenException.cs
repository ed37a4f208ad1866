namespace Repository.Search.Indexing;

/// <summary>
/// The operating system could not make a commit durable, and does not say what of it is on the disk. The writer does nothing more; opened
/// again, the index is what the last commit, or the failed one, holds: never a mixture.
/// </summary>
/// <remarks>
/// A failed fsync may drop the bytes and report success when it is repeated, as PostgreSQL learned in 2018; so trying again is no way out.
/// </remarks>
public sealed class IndexWriterBrokenException(Exception cause)
    : Exception($"a commit could not be made durable, so the index must be opened again: {cause.Message}", cause);
