using System.Globalization;

namespace Repository.Search.Tests.Format;

internal enum PlainFieldType
{
    Text,
    Keyword,
    SortedKeyword,
    Facet,
    Number,
    Date,
    Stored,
}

/// <summary>What the newest whole commit of an index says, and all that its segments hold.</summary>
/// <param name="Schema">The fingerprint.</param>
internal sealed record PlainIndex(string Schema, ulong Generation, IReadOnlyDictionary<string, string> UserData, IReadOnlyList<PlainSegment> Segments)
{
    private const string Prefix = "commit-";

    /// <param name="files">The index's folder: content by name.</param>
    /// <param name="fields">The schema's types, by the number of the field.</param>
    /// <returns>Null if nothing was ever committed.</returns>
    /// <exception cref="InvalidDataException">No commit is whole, or what it names is not as the format wants it.</exception>
    public static PlainIndex? Read(IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<PlainFieldType> fields)
    {
        var generations = files.Keys
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => ulong.TryParse(name[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0)
            .OrderDescending()
            .ToList();
        foreach (var generation in generations)
        {
            if (Whole(files[$"{Prefix}{generation}"]) is { } commit)
            {
                return Read(commit, generation, files, fields);
            }
        }

        PlainFile.Require(generations.Count == 0, "no commit is whole");
        return null;
    }

    private static PlainFile? Whole(byte[] bytes)
    {
        try
        {
            return PlainFile.Open(bytes, kind: 7);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static PlainIndex Read(PlainFile commit, ulong generation, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<PlainFieldType> fields)
    {
        var schema = commit.Text();
        PlainFile.Require(commit.Unsigned(8) == generation, "generation");
        commit.Bytes(16);
        var lastSegment = commit.Unsigned(8);
        var userData = Enumerable.Range(0, commit.Varint()).Select(_ => (Key: commit.Text(), Value: commit.Text())).ToDictionary(StringComparer.Ordinal);
        var segments = Enumerable.Range(0, commit.Varint()).Select(_ => Segment(commit, files, fields)).ToList();
        PlainFile.Require(segments.TrueForAll(segment => ulong.Parse(segment.Name[1..], CultureInfo.InvariantCulture) <= lastSegment), "last segment");
        PlainFile.Require(commit.At == commit.End, "the end of the commit");
        return new PlainIndex(schema, generation, userData, segments);
    }

    private static PlainSegment Segment(PlainFile commit, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<PlainFieldType> fields)
    {
        var name = commit.Text();
        var documentCount = commit.Varint();
        var named = Enumerable.Range(0, commit.Varint()).Select(_ => Named(commit, files)).ToDictionary(StringComparer.Ordinal);
        var live = commit.Varint() == 0 ? null : Named(commit, files).Bytes;
        PlainFile.Require(named.Count == 5, "five files");
        PlainFile File(string suffix, int kind) => PlainFile.Open(named[$"{name}.{suffix}"], kind);
        var values = new PlainValues(File("values", 4), documentCount, fields).Read();
        var terms = new PlainTerms(File("terms", 1), new PlainPostings(File("postings", 2), File("positions", 3)), fields, values);
        return new PlainSegment(name, Live(live, documentCount), terms.Read(), values, PlainStored.Read(File("stored", 5), documentCount));
    }

    private static (string Name, byte[] Bytes) Named(PlainFile commit, IReadOnlyDictionary<string, byte[]> files)
    {
        var name = commit.Text();
        var bytes = files[name];
        PlainFile.Require(commit.Unsigned(8) == (ulong)bytes.Length, $"length of {name}");
        PlainFile.Require(commit.Bytes(4).AsSpan().SequenceEqual(bytes.AsSpan(^4..)), $"checksum of {name}");
        return (name, bytes);
    }

    private static bool[] Live(byte[]? bytes, int documentCount)
    {
        if (bytes is null)
        {
            return [.. Enumerable.Repeat(true, documentCount)];
        }

        var file = PlainFile.Open(bytes, kind: 6);
        PlainFile.Require(file.U32() == documentCount, "documents");
        var live = file.Bits(documentCount);
        PlainFile.Require(file.At == file.End, "the end of the live documents");
        return live;
    }
}
