namespace Repository.Search.Segments;

/// <summary>A file as it was written.</summary>
/// <param name="Length">Bytes, header and footer included.</param>
/// <param name="Checksum">CRC-32C, as its footer says.</param>
public sealed record StoredFile(string Name, long Length, uint Checksum);

/// <summary>What a commit must know to find a segment again.</summary>
public sealed record SegmentInfo(string Name, int DocumentCount, IReadOnlyList<StoredFile> Files);
