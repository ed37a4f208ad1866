using System.Buffers.Binary;

namespace Repository.Search.Storage;

/// <summary>What a file holds.</summary>
internal enum IndexFileKind : ushort
{
    Terms = 1,
    Postings = 2,
    Positions = 3,
    Values = 4,
    Stored = 5,
    LiveDocuments = 6,
    Commit = 7,
}

/// <summary>
/// The frame of every file. Header: magic, version of the format, kind. Footer: length of the file, CRC-32C of all bytes before the checksum.
/// It is the same in every version, so that an index of another version is told from a damaged one.
/// </summary>
internal static class IndexFile
{
    /// <summary>Raised with every change to any structure. An index of another version is rebuilt, not read.</summary>
    public const ushort Version = 2;

    public const int HeaderLength = 8;
    public const int FooterLength = 12;

    /// <summary>“RoP” and a byte that is no text.</summary>
    public const uint Magic = 0x8150_6F52;

    /// <summary>The file, once length and checksum are right and the same as when it was written.</summary>
    /// <exception cref="IndexCorruptException">It is damaged or not that one.</exception>
    /// <exception cref="IndexFormatException">It is foreign, or of another version.</exception>
    public static MappedFile Open(IIndexStorage storage, StoredFile stored, IndexFileKind kind)
    {
        var file = Open(storage, stored.Name, kind);
        if (file.Bytes.Length != stored.Length || Checksum(file.Bytes) != stored.Checksum)
        {
            file.Dispose();
            throw new IndexCorruptException(stored.Name, stored.Length, "whole, but not the file that belongs here");
        }

        return file;
    }

    /// <inheritdoc cref="Open(IIndexStorage, StoredFile, IndexFileKind)"/>
    public static MappedFile Open(IIndexStorage storage, string name, IndexFileKind kind)
    {
        var file = storage.Open(name);
        try
        {
            Verify(name, file.Bytes, kind);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void Verify(string name, ReadOnlySpan<byte> bytes, IndexFileKind kind)
    {
        if (bytes.Length < HeaderLength + FooterLength)
        {
            throw new IndexCorruptException(name, bytes.Length, "shorter than header and footer");
        }

        var footer = bytes.Length - FooterLength;
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[footer..]) != (ulong)bytes.Length)
        {
            throw new IndexCorruptException(name, footer, "the footer tells another length than the file has");
        }

        var checksum = bytes.Length - sizeof(uint);
        if (Crc32C.Append(Crc32C.Empty, bytes[..checksum]) != Checksum(bytes))
        {
            throw new IndexCorruptException(name, checksum, "the checksum is wrong");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            throw new IndexFormatException(name, "no file of an index");
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) is var version && version != Version)
        {
            throw new IndexFormatException(name, FormattableString.Invariant($"version {version} of the format, where {Version} is read"));
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]) != (ushort)kind)
        {
            throw new IndexFormatException(name, $"another kind of file than “{kind}”");
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]);
}
