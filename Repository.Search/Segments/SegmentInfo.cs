using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>What a commit must know to find a segment again.</summary>
public sealed record SegmentInfo(string Name, int DocumentCount, IReadOnlyList<StoredFile> Files);
