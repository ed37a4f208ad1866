using System.Security.Cryptography;
using System.Text;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Segments;
using Repository.TestSupport;

namespace Repository.Search.Tests.Format;

/// <summary>docs/index-format.md is enough to read an index: a reader written from it finds what the engine was given.</summary>
public sealed class PlainIndexTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<PlainFieldType> Types = [.. Sample.Schema.Fields.Select(Type)];

    public static TheoryData<int?> Seeds => [.. TestEffort.Of<int?[]>([1], [1, 20_261_121, null], [1, 20_261_121, 1_476_816_313, .. new int?[20]])];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_reader_written_from_the_page_finds_what_was_put_in(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var storage = new MemoryStorage();
        using var writer = IndexWriter.Open(storage, Sample.Schema, new IndexWriterOptions { MergePolicy = null });
        var samples = FormatSamples.Batch(random, FormatSamples.EnoughForEveryFrequency);
        samples.ForEach(sample => writer.Add(sample.ToDocument()));
        var index = Commit(writer, storage, round: 0);
        Assert.Equal(Described(samples), Described(index));
        Assert.All(FormatSamples.Frequencies, frequency => Assert.Equal(frequency, Frequency(index, FormatSamples.WordOf(frequency))));

        var several = false;
        for (var round = 1; round <= TestEffort.Of(2, 4, 12); round++)
        {
            Delete(writer, samples, random);
            var batch = FormatSamples.Batch(random, random.Next(300));
            batch.ForEach(sample => writer.Add(sample.ToDocument()));
            samples.AddRange(batch);
            if (round % 3 == 2)
            {
                writer.MergeTo(round == 2 ? 1 : random.Next(1, 3));
            }

            index = Commit(writer, storage, round);
            several |= index.Segments.Count > 1 && index.Segments.Any(segment => segment.Live.Contains(false));
            Assert.Equal($"{round}", index.UserData["round"]);
            Assert.Equal(Sample.Schema.Fingerprint, index.Schema);
            Assert.Equal(Described(samples), Described(index));
        }

        Assert.True(several, "no commit had several segments and deleted documents");
        Assert.DoesNotContain(index.Segments, segment => segment.Name == "s1");
    }

    [Fact]
    public void A_torn_commit_leaves_the_one_before_it()
    {
        using var storage = new MemoryStorage();
        using var writer = IndexWriter.Open(storage, Sample.Schema);
        writer.Add(Sample.WithWords("one", "two").ToDocument());
        writer.Commit(new Dictionary<string, string> { ["a"] = "b" });
        var files = Files(storage);
        var generation = PlainIndex.Read(files, Types)!.Generation;
        files[$"commit-{generation + 1}"] = files[$"commit-{generation}"][..^1];
        files[$"commit-{generation + 2}.tmp"] = files[$"commit-{generation}"];
        Assert.Equal(generation, PlainIndex.Read(files, Types)!.Generation);
        files.Remove($"commit-{generation}");
        Assert.Throws<InvalidDataException>(() => PlainIndex.Read(files, Types));
        files.Remove($"commit-{generation + 1}");
        Assert.Null(PlainIndex.Read(files, Types));
    }

    [Fact]
    public void The_checksum_has_the_check_value_of_the_page() => Assert.Equal(0xE3069283, PlainFile.Crc32C("123456789"u8));

    [Fact]
    public void The_commit_names_the_schema_by_the_text_that_the_page_gives()
    {
        var lines = Sample.Schema.Fields.Select((field, number) => FormattableString.Invariant($"{KindOf(Types[number])} {field.Name.Length} {field.Name}\n"));
        Assert.Equal(Sample.Schema.Fingerprint, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))));
    }

    private static string KindOf(PlainFieldType type) => type == PlainFieldType.SortedKeyword ? "sorted keyword" : $"{type}".ToLowerInvariant();

    private static PlainIndex Commit(IndexWriter writer, MemoryStorage storage, int round)
    {
        writer.Commit(new Dictionary<string, string> { ["round"] = $"{round}", ["a key"] = "\u00E9\U0001F600" });
        return PlainIndex.Read(Files(storage), Types)!;
    }

    private static Dictionary<string, byte[]> Files(MemoryStorage storage)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in storage.List().Where(name => name != "write.lock"))
        {
            using var file = storage.Open(name);
            files.Add(name, file.Bytes.ToArray());
        }

        return files;
    }

    private static void Delete(IndexWriter writer, List<Sample> samples, Random random)
    {
        foreach (var id in random.GetItems(samples.ToArray(), samples.Count / 10).Select(sample => sample.IdValue).OfType<string>())
        {
            writer.Delete(Sample.Id, id);
            samples.RemoveAll(sample => sample.IdValue == id);
        }
    }

    private static int Frequency(PlainIndex index, string word) =>
        index.Segments.Single().Terms[Field(Sample.Body)].Single(term => term.Text == word).Postings.Count;

    private static int Field(string name) => Sample.Schema.Fields.Select((field, number) => (field.Name, number)).First(field => field.Name == name).number;

    private static PlainFieldType Type(FieldDefinition field) => field switch
    {
        TextFieldDefinition => PlainFieldType.Text,
        KeywordFieldDefinition { Sorted: true } => PlainFieldType.SortedKeyword,
        KeywordFieldDefinition => PlainFieldType.Keyword,
        FacetFieldDefinition => PlainFieldType.Facet,
        NumberFieldDefinition => PlainFieldType.Number,
        DateFieldDefinition => PlainFieldType.Date,
        _ => PlainFieldType.Stored,
    };

    private static List<string> Described(IEnumerable<Sample> samples) => Ordered(samples.Select(FormatSamples.Lines));

    private static List<string> Described(PlainIndex index) => Ordered(index.Segments.SelectMany(Described));

    private static List<string> Ordered(IEnumerable<List<string>> documents) =>
        [.. documents.Select(lines => string.Join('\n', lines.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    /// <summary>The live documents, each in the lines of <see cref="FormatSamples.Lines"/>.</summary>
    private static IEnumerable<List<string>> Described(PlainSegment segment)
    {
        var documents = segment.Live.Select(_ => new List<string>()).ToList();
        foreach (var (field, terms) in segment.Terms)
        {
            var name = Sample.Schema.Fields[field].Name;
            foreach (var (text, posting) in terms.SelectMany(term => term.Postings.Select(posting => (term.Text, posting))))
            {
                documents[posting.DocId].AddRange(Types[field] == PlainFieldType.Text ? posting.Positions.Select(position => $"{name} {text}@{position}") : [$"{name} {text}"]);
            }
        }

        foreach (var (field, values) in segment.Values)
        {
            for (var docId = 0; docId < documents.Count; docId++)
            {
                documents[docId].AddRange(values[docId].Select(value => Line(segment, field, value)));
            }
        }

        // Nothing is written of a field that no document of the segment has: each has none of its words.
        foreach (var name in new[] { Sample.Title, Sample.Body }.Where(name => !segment.Values.ContainsKey(Field(name))))
        {
            documents.ForEach(lines => lines.Add($"{name} of 0"));
        }

        for (var docId = 0; docId < documents.Count; docId++)
        {
            documents[docId].AddRange(segment.Stored[docId].Select((stored, i) => $"{Sample.Schema.Fields[stored.Field].Name} {i} {stored.Text}"));
        }

        return documents.Where((_, docId) => segment.Live[docId]);
    }

    private static string Line(PlainSegment segment, int field, long value)
    {
        var name = Sample.Schema.Fields[field].Name;
        return Types[field] switch
        {
            PlainFieldType.Text => $"{name} of {PlainValues.Length((int)value)}",
            PlainFieldType.Number or PlainFieldType.Date => $"{name} = {value}",
            _ => $"{name} is {segment.Terms[field][(int)value].Text}",
        };
    }
}
