using Repository.Search.Analysis;
using Repository.Search.Documents;
using Repository.Search.Segments;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Segments;

/// <summary>Documents as plain lists: the truth that a segment is held against.</summary>
internal sealed record Sample
{
    public const string Title = "title";
    public const string Body = "body";
    public const string Id = "id";
    public const string Tag = "tag";
    public const string Year = "year";
    public const string Moment = "moment";
    public const string Topic = "topic";
    public const string Shown = "shown";

    public static readonly IndexSchema Schema = new(
    [
        new TextFieldDefinition(Title), new TextFieldDefinition(Body), new KeywordFieldDefinition(Id) { Sorted = true }, new KeywordFieldDefinition(Tag),
        new NumberFieldDefinition(Year), new DateFieldDefinition(Moment), new FacetFieldDefinition(Topic), new StoredFieldDefinition(Shown),
    ]);

    /// <summary>By field: words with their positions.</summary>
    public Dictionary<string, List<(string Word, int Position)>> Texts { get; init; } = [];

    public string? IdValue { get; init; }

    public List<string> Tags { get; init; } = [];

    public long? YearValue { get; init; }

    public DateTimeOffset? MomentValue { get; init; }

    public List<string> Topics { get; init; } = [];

    public List<string> ShownTexts { get; init; } = [];

    public static Sample WithWords(params string[] words) => new() { Texts = { [Body] = [.. words.Select((word, position) => (word, position))] } };

    /// <summary>Words are rare and common, and any field may be missing.</summary>
    public static List<Sample> Several(Random random, int count) => [.. Enumerable.Range(0, count).Select(i => Any(random, i))];

    public static SegmentReader Write(IIndexStorage storage, string name, IEnumerable<Sample> samples)
    {
        var buffer = new SegmentBuffer(Schema);
        foreach (var sample in samples)
        {
            buffer.Add(sample.ToDocument());
        }

        return SegmentReader.Open(storage, Schema, SegmentWriter.Write(storage, name, buffer));
    }

    public Document ToDocument()
    {
        var document = new Document();
        foreach (var (field, words) in Texts)
        {
            document.AddText(field, [.. words.Select(word => new Token(word.Word, word.Word, word.Position, 0, 0))]);
        }

        Tags.ForEach(tag => document.AddKeyword(Tag, tag));
        Topics.ForEach(topic => document.AddFacet(Topic, topic));
        ShownTexts.ForEach(text => document.Store(Shown, text));
        _ = IdValue is { } id ? document.AddKeyword(Id, id) : document;
        _ = YearValue is { } year ? document.AddNumber(Year, year) : document;
        return MomentValue is { } moment ? document.AddDate(Moment, moment) : document;
    }

    private static Sample Any(Random random, int number) => new()
    {
        Texts = RandomTexts(random),
        IdValue = random.Next(10) == 0 ? null : $"id-{random.Next(1000)}-{number}",
        Tags = Values(random, "tag", 5),
        YearValue = random.Next(5) == 0 ? null : random.Next(1990, 2030),
        MomentValue = random.Next(5) == 0 ? null : DateTimeOffset.UnixEpoch.AddTicks(10 * random.NextInt64(-1_000_000_000_000, 2_000_000_000_000_000)),
        Topics = Values(random, "topic", 300),
        ShownTexts = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new string((char)random.Next('a', '\u0400'), random.Next(2_000)))],
    };

    private static Dictionary<string, List<(string Word, int Position)>> RandomTexts(Random random)
    {
        var texts = new Dictionary<string, List<(string, int)>>(StringComparer.Ordinal);
        foreach (var field in new[] { Title, Body })
        {
            if (random.Next(10) > 0)
            {
                texts[field] = Words(random, random.Next(field == Title ? 8 : 120));
            }
        }

        return texts;
    }

    /// <summary>Low numbers are far more frequent than high ones; some words share a place, others leave gaps.</summary>
    private static List<(string Word, int Position)> Words(Random random, int count)
    {
        var words = new List<(string, int)>();
        for (int i = 0, position = random.Next(3); i < count; i++, position += random.Next(10) switch { 0 => 0, 1 => random.Next(1_000), _ => 1 })
        {
            words.Add(($"word{(int)Math.Pow(random.NextDouble() * 12, 3)}", position));
        }

        return words;
    }

    private static List<string> Values(Random random, string prefix, int kinds) =>
        [.. Enumerable.Range(0, random.Next(5)).Select(_ => $"{prefix}\u00E9\U0001F600{random.Next(kinds)}")];
}
