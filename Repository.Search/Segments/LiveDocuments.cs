using System.Buffers.Binary;
using System.Numerics;
using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Which documents of a segment are not deleted. Immutable.</summary>
public sealed class LiveDocuments
{
    private readonly ulong[] bits;

    private LiveDocuments(int documentCount, ulong[] bits)
    {
        DocumentCount = documentCount;
        this.bits = bits;
        LiveCount = bits.Sum(BitOperations.PopCount);
    }

    public int DocumentCount { get; }

    public int LiveCount { get; }

    /// <summary>Bit <c>docId % 64</c> of word <c>docId / 64</c>; bits past the last document are 0.</summary>
    public ReadOnlySpan<ulong> Bits => bits;

    /// <summary>A segment of that many documents, all of them live.</summary>
    public static LiveDocuments All(int documentCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(documentCount);
        var words = new ulong[WordsOf(documentCount)];
        Array.Fill(words, ulong.MaxValue);
        if (words.Length > 0)
        {
            words[^1] = LastWord(documentCount);
        }

        return new LiveDocuments(documentCount, words);
    }

    /// <exception cref="IndexCorruptException">The file is damaged, or is not this one.</exception>
    /// <exception cref="IndexFormatException">It is of another version of the format.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static LiveDocuments Read(IIndexStorage storage, StoredFile file)
    {
        using var mapped = IndexFile.Open(storage, file, IndexFileKind.LiveDocuments);
        var bytes = mapped.Bytes[IndexFile.HeaderLength..^IndexFile.FooterLength];
        var documentCount = bytes.Length < sizeof(uint) ? 0 : (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (bytes.Length != sizeof(uint) + (WordsOf(documentCount) * sizeof(ulong)))
        {
            throw new IndexCorruptException(file.Name, IndexFile.HeaderLength, FormattableString.Invariant($"it tells of {documentCount} documents, and is not as long as that"));
        }

        var words = new ulong[WordsOf(documentCount)];
        var reader = new ByteReader(bytes, sizeof(uint));
        foreach (ref var word in words.AsSpan())
        {
            word = reader.ReadUInt64();
        }

        return (words.LastOrDefault() & ~LastWord(documentCount)) == 0
            ? new LiveDocuments((int)documentCount, words)
            : throw new IndexCorruptException(file.Name, file.Length - IndexFile.FooterLength, "documents live that the segment does not have");
    }

    public bool IsLive(int docId) => (bits[docId >> 6] >> (docId & 63) & 1) == 1;

    /// <summary>A copy in which those are deleted, too.</summary>
    public LiveDocuments Without(IEnumerable<int> docIds)
    {
        var left = bits.ToArray();
        foreach (var docId in docIds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(docId, nameof(docIds));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(docId, DocumentCount, nameof(docIds));
            left[docId >> 6] &= ~(1UL << (docId & 63));
        }

        return new LiveDocuments(DocumentCount, left);
    }

    /// <summary>Writes without syncing, and reads again what was written.</summary>
    /// <exception cref="IOException">The file could not be written, or exists.</exception>
    /// <exception cref="IndexCorruptException">The storage has lost bytes and said nothing.</exception>
    public StoredFile Write(IIndexStorage storage, string name)
    {
        using var output = new IndexOutput(storage, name, IndexFileKind.LiveDocuments);
        output.WriteUInt32((uint)DocumentCount);
        foreach (var word in bits)
        {
            output.WriteUInt64(word);
        }

        var stored = output.Finish();
        IndexFile.Open(storage, stored, IndexFileKind.LiveDocuments).Dispose();
        return stored;
    }

    private static long WordsOf(long documentCount) => (documentCount + 63) / 64;

    /// <summary>The bits that the last word can have.</summary>
    private static ulong LastWord(long documentCount) => documentCount % 64 is > 0 and var bits ? (1UL << (int)bits) - 1 : ulong.MaxValue;
}
