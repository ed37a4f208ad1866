using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;

namespace Repository.Search.Tests.Segments;

/// <summary>A segment whose files can be changed behind its writer's back.</summary>
internal sealed class WrittenSegment(IIndexStorage storage, SegmentInfo info)
{
    /// <param name="extension">With its dot.</param>
    public StoredFile File(string extension) => info.Files.Single(file => file.Name.EndsWith(extension, StringComparison.Ordinal));

    public byte[] Bytes(string extension)
    {
        using var open = storage.Open(File(extension).Name);
        return open.Bytes.ToArray();
    }

    public void Put(string extension, byte[] bytes)
    {
        storage.Delete(File(extension).Name);
        using var stream = storage.Create(File(extension).Name);
        stream.Write(bytes);
    }

    /// <summary>As if the writer had written these bytes: the checksums are right. Of whole files, the footer is set anew.</summary>
    public SegmentInfo Rewrite(string extension, byte[] bytes)
    {
        var written = File(extension) with { Checksum = Sealed.Reseal(bytes) };
        Put(extension, bytes);
        return info with { Files = [.. info.Files.Select(file => file.Name == written.Name ? written : file)] };
    }

    /// <summary>What opening or verifying finds; none if neither does.</summary>
    public static IReadOnlyList<IndexCorruptException> Faults(IIndexStorage storage, IndexSchema schema, SegmentInfo info)
    {
        try
        {
            using var segment = SegmentReader.Open(storage, schema, info);
            return Search.Segments.Verifying.SegmentVerifier.FaultsOf(segment);
        }
        catch (IndexCorruptException problem)
        {
            return [problem];
        }
    }
}
