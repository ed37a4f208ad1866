using System.Buffers.Binary;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>Makes of an index a sound one of another version of the format: docs/index-format.md, the frame of every file.</summary>
internal static class OtherVersion
{
    private const int VersionOffset = 4;

    public static void Give(string build)
    {
        var commit = Directory.GetFiles(build, "commit-*").Single();
        var bytes = File.ReadAllBytes(commit);
        bytes[VersionOffset]++;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint)), Crc32C.Append(Crc32C.Empty, bytes.AsSpan(0, bytes.Length - sizeof(uint))));

        // As another file in its place: whoever has the old one mapped keeps it.
        File.Delete(commit);
        File.WriteAllBytes(commit, bytes);
    }
}
