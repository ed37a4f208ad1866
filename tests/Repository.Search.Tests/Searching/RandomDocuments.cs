using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Term;

namespace Repository.Search.Tests.Searching;

/// <summary>Documents and queries of few words, so that they meet.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 24).Select(i => $"{"abc"[i % 3]}{i}")];
    private static readonly string[] Tags = ["t0", "t1", "t2", "t3", "t4", "t5", "é", "\uFFFD", "\U0001F600"];
    private static readonly float[] ExtremeBoosts = [0, 1e-6f, 1e9f];
    private static readonly string[] Languages = ["ar", "en", "es", "fr"];

    public static TestDocument Next(Random random, string id) => new(
        id,
        [.. Text(random, random.Next(5)).Distinct()],
        [.. Text(random, random.Next(8) == 0 ? 0 : random.Next(60)).Distinct()],
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Tags[random.Next(Tags.Length)])],
        random.Next(10) == 0 ? null : Languages[random.Next(Languages.Length)],
        random.Next(6) == 0 ? null : Tags[random.Next(Tags.Length)],
        random.Next(5) == 0 ? null : random.Next(1990, 2030),
        random.Next(4) == 0 ? null : random.Next(1990, 2040));

    /// <summary>Mostly short, some long, and some full of one word: scores differ much, and many documents score the same. A word may stand twice at one position.</summary>
    public static TestDocument Skewed(Random random, string id)
    {
        var body = Text(random, 1 + (int)(40 * Math.Pow(random.NextDouble(), 4))).SelectMany(word => Enumerable.Repeat(word, random.Next(6) == 0 ? 2 : 1));
        var repeated = Word(random);
        var repeats = random.Next(20) == 0 ? random.Next(random.Next(10) == 0 ? 400 : 20) : 0;
        return Next(random, id) with { Body = [.. body, .. Enumerable.Range(0, repeats).Select(i => (repeated, 200 + i))] };
    }

    /// <summary>A filter as pages have them.</summary>
    public static Query Filter(Random random) => random.Next(4) switch
    {
        0 => new AnyOfQuery("tags", Tags.Where(_ => random.Next(3) == 0)),
        1 => new AnyOfQuery("language", Languages[random.Next(Languages.Length)]),
        2 => new NumberRangeQuery("from", random.Next(2) == 0 ? null : random.Next(1985, 2035), random.Next(2) == 0 ? null : random.Next(1985, 2035)),
        _ => Query(random, depth: 1),
    };

    /// <param name="depth">How many queries may hold one another; 0: none.</param>
    public static Query Query(Random random, int depth) => random.Next(depth > 0 ? 16 : 9) switch
    {
        0 => new PhraseQuery("body", [.. Enumerable.Range(0, random.Next(4)).Select(i => new PhraseTerm(Word(random), 5 + i + (random.Next(5) == 0 ? 1 : 0)))]),
        1 => new ConstantScoreQuery(new PhraseQuery("body", [.. DistinctWords(random, 3).Select((word, i) => new PhraseTerm(word, i))], random.Next(6)), random.Next(4)),
        2 => new PrefixQuery(Field(random), random.Next(8) == 0 ? "" : Word(random)[..^1]),
        3 => new AnyOfQuery("tags", Tags.Where(_ => random.Next(4) == 0)),
        4 => new NumberRangeQuery(random.Next(2) == 0 ? "from" : "to", random.Next(2) == 0 ? null : random.Next(1985, 2045), random.Next(2) == 0 ? null : random.Next(1985, 2045)),
        5 => random.Next(3) == 0 ? new MatchNoneQuery() : new MatchAllQuery(),
        6 => new TermQuery("tags", Tags[random.Next(Tags.Length)]),
        7 or 8 => new TermQuery(Field(random), Word(random)),
        9 => new BoostQuery(Query(random, depth - 1), random.Next(6) == 0 ? ExtremeBoosts[random.Next(ExtremeBoosts.Length)] : random.Next(1, 30) / 10f),
        10 => new ConstantScoreQuery(Query(random, depth - 1), random.Next(30) / 10f),
        11 => new DisjunctionMaxQuery([.. Enumerable.Range(0, random.Next(4)).Select(_ => Query(random, depth - 1))], random.Next(3) / 2f),
        _ => new BooleanQuery([.. Enumerable.Range(0, random.Next(6)).Select(_ => new BooleanClause(Occur(random), Query(random, depth - 1)))], random.Next(4) == 0 ? random.Next(4) : 0),
    };

    private static Occur Occur(Random random) => random.Next(9) switch
    {
        < 2 => Search.Queries.Boolean.Occur.Must,
        < 7 => Search.Queries.Boolean.Occur.Should,
        7 => Search.Queries.Boolean.Occur.MustNot,
        _ => Search.Queries.Boolean.Occur.Filter,
    };

    private static string Field(Random random) => random.Next(4) == 0 ? "title" : "body";

    /// <summary>Some words are common and some rare.</summary>
    private static string Word(Random random) => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2))];

    private static string[] DistinctWords(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Word(random)).Distinct(StringComparer.Ordinal)];

    private static List<(string Term, int Position)> Text(Random random, int length)
    {
        var text = new List<(string Term, int Position)>();
        var position = 0;
        for (var i = 0; i < length; i++)
        {
            text.Add((Word(random), position));
            position += random.Next(12) switch { 0 => 0, 1 => 3, _ => 1 };
        }

        return text;
    }
}
