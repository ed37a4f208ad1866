using System.Text;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Segments;
using Repository.TestSupport;

namespace Repository.Search.Tests.Indexing;

/// <summary>No damage to any file of an index goes unnoticed when it is opened: there is never a wrong answer.</summary>
public sealed class DamageTests : IDisposable
{
    /// <summary>Bits that are flipped, one pattern a byte in turn, or all of them.</summary>
    private static readonly byte[] Patterns = [0xFF, 0x01, 0x80, 0x10, 0x02, 0x40, 0x08, 0x20, 0x04, 0x7F];

    /// <summary>Every how many-th byte is tried.</summary>
    private static readonly int Stride = TestEffort.Of(quick: 37, full: 1, extended: 1);

    private readonly MemoryStorage storage = new();
    private readonly Dictionary<string, byte[]> files;
    private readonly Dictionary<string, byte[]> earlier;

    public DamageTests()
    {
        using var writer = IndexWriter.Open(storage, Sample.Schema, new IndexWriterOptions { MergePolicy = null });
        earlier = Write(writer, new Random(1));
        files = Write(writer, new Random(2));
    }

    public static TheoryData<string> Kinds => [".terms", ".postings", ".positions", ".values", ".stored", ".live-", "commit-"];

    public void Dispose() => storage.Dispose();

    [Fact]
    public void Every_kind_of_file_is_there()
    {
        Assert.All(Kinds, kind => Assert.Contains(files, file => file.Key.Contains(kind, StringComparison.Ordinal)));
        Assert.Null(WhenOpened());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_byte_that_changed_is_noticed(string kind)
    {
        foreach (var (name, whole) in Of(kind))
        {
            for (var at = 0; at < whole.Length; at += Stride)
            {
                foreach (var pattern in TestEffort.Of(quick: false, full: false, extended: true) ? Patterns : [Patterns[at / Stride % Patterns.Length]])
                {
                    byte[] damaged = [.. whole];
                    damaged[at] ^= pattern;
                    AssertNoticed(name, damaged);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_of_any_other_length_is_noticed(string kind)
    {
        foreach (var (name, whole) in Of(kind))
        {
            for (var length = 0; length < whole.Length; length += Stride)
            {
                AssertNoticed(name, whole[..length]);
            }

            foreach (var more in new byte[][] { [0], [0xA5], new byte[512], whole, whole[^12..] })
            {
                AssertNoticed(name, [.. whole, .. more]);
            }

            AssertNoticed(name, new byte[whole.Length]);
        }
    }

    [Fact]
    public void A_file_in_place_of_another_is_noticed()
    {
        foreach (var (name, whole) in files)
        {
            foreach (var (other, otherWhole) in files.Where(file => !file.Value.SequenceEqual(whole)))
            {
                Put(other, whole);
                AssertNoticed(name, otherWhole);
                Put(other, otherWhole);
            }
        }
    }

    /// <summary>Names are not given twice; a folder that is restored by halves has them nevertheless.</summary>
    [Fact]
    public void A_file_of_an_earlier_commit_in_place_of_a_later_one_is_noticed()
    {
        foreach (var (name, _) in files)
        {
            foreach (var (before, whole) in earlier.Where(file => !files.ContainsKey(file.Key) && Path.GetExtension(file.Key).Split('-')[0] == Path.GetExtension(name).Split('-')[0]))
            {
                AssertNoticed(name, whole, $"{before} in place of {name}");
            }
        }
    }

    [Fact]
    public void A_file_that_is_gone_is_noticed()
    {
        foreach (var (name, whole) in files.Where(file => !file.Key.StartsWith("commit-", StringComparison.Ordinal)))
        {
            storage.Delete(name);
            Assert.IsType<IndexCorruptException>(WhenOpened());
            Put(name, whole);
        }
    }

    /// <summary>Two segments more, one with blocks of one term, one with all that documents can have; and deletions in each segment.</summary>
    /// <returns>The files of the commit.</returns>
    private Dictionary<string, byte[]> Write(IndexWriter writer, Random random)
    {
        for (var i = 0; i < 150; i++)
        {
            writer.Add((Sample.WithWords("common", $"word{i % 7}") with { IdValue = $"{random.Next()}-{i}", YearValue = i }).ToDocument());
        }

        writer.Refresh().Dispose();
        foreach (var sample in Sample.Several(random, 8))
        {
            writer.Add((sample with { IdValue = $"{random.Next()}-0" }).ToDocument());
        }

        using (var snapshot = writer.Refresh())
        {
            foreach (var segment in snapshot.Segments)
            {
                var terms = segment.Reader.Terms(Sample.Id)!.From([]);
                Assert.True(terms.MoveNext());
                writer.Delete(Sample.Id, Encoding.UTF8.GetString(terms.Term));
            }
        }

        writer.Commit(new Dictionary<string, string> { ["sequence"] = $"{random.Next()}" });
        return CommitFile.ReadLast(storage, Sample.Schema)!.FileNames.ToDictionary(name => name, Read, StringComparer.Ordinal);
    }

    private IEnumerable<KeyValuePair<string, byte[]>> Of(string kind) => files.Where(file => file.Key.Contains(kind, StringComparison.Ordinal));

    private void AssertNoticed(string name, byte[] damaged, string? what = null)
    {
        var whole = files[name];
        Put(name, damaged);
        Assert.True(WhenOpened() is IndexCorruptException or IndexFormatException, what ?? name);
        Put(name, whole);
    }

    /// <returns>Null if it opens.</returns>
    private Exception? WhenOpened() => Record.Exception(() => IndexReader.OpenLast(storage, Sample.Schema)!.Dispose());

    private byte[] Read(string name)
    {
        using var file = storage.Open(name);
        return file.Bytes.ToArray();
    }

    private void Put(string name, byte[] bytes)
    {
        storage.Delete(name);
        using var file = storage.Create(name);
        file.Write(bytes);
    }
}
