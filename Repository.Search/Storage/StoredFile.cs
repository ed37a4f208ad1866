namespace Repository.Search.Storage;

/// <summary>A file as it was written.</summary>
/// <param name="Length">Bytes, header and footer included.</param>
/// <param name="Checksum">CRC-32C, as its footer says.</param>
public sealed record StoredFile(string Name, long Length, uint Checksum);
