namespace Repository.Search.Catalogue.Indexing;

/// <summary>How far a build of the index has come.</summary>
/// <param name="Done">Records read so far.</param>
/// <param name="Total">Published records when it began; others may come and go meanwhile.</param>
public readonly record struct IndexingProgress(int Done, int Total);
