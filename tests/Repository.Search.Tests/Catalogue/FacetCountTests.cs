using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Totals and counts of random queries against counting that shares no code with the catalogue.</summary>
public sealed class FacetCountTests
{
    private const int Rounds = 1_000;

    /// <summary>What each term implies, written out.</summary>
    private static readonly Dictionary<string, string[]> Implies = new(StringComparer.Ordinal)
    {
        ["objective:5"] = ["thematic-area:pathways"],
        ["objective:8"] = ["thematic-area:lives"],
        ["objective:10"] = ["thematic-area:lives"],
        ["region:north-africa"] = ["region:africa"],
        ["country:ma"] = ["region:north-africa", "region:africa", "review-region:eca", "review-region:escwa"],
        ["country:ng"] = ["region:africa", "review-region:eca"],
        ["country:cl"] = ["region:americas"],
    };

    private static readonly Dimension[] Counted =
        [Dimension.ThematicArea, Dimension.Objective, Dimension.Theme, Dimension.Region, Dimension.Country, Dimension.ReviewRegion, Dimension.ActorType, Dimension.Language];

    private static readonly string[] Words = ["alpha", "beta", "gamma"];

    [Fact]
    public void Totals_and_counts_are_those_of_counting_one_by_one()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        var rows = Enumerable.Range(1, 120).Select(number => RandomRow(random, number)).ToList();
        var catalogue = TestCatalogue.Of(rows.Select(row => row.Record));
        for (var round = 0; round < Rounds; round++)
        {
            var query = RandomQuery(random);
            Assert.True(Describe(catalogue.Search(query)) == Describe(CountOneByOne(rows, query)), string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}"));
        }
    }

    private sealed record Row(PublishedRecord Record, string Kind, string Language, HashSet<string> Words, HashSet<string> Terms, int? From, int? To);

    private static Row RandomRow(Random random, int number)
    {
        var named = Records.Taxonomy.All(Dimension.Objective).Concat(Counted.SelectMany(Records.Taxonomy.All)).Where(_ => random.Next(5) == 0).Select(term => term.Key).Distinct().ToArray();
        var words = Words.Where(_ => random.Next(2) == 0).ToHashSet(StringComparer.Ordinal);
        var title = $"Record {string.Join(' ', words)}";
        var language = random.Next(3) switch { 0 => "en", 1 => "fr", _ => "es" };
        int? start = random.Next(4) == 0 ? null : random.Next(2000, 2010);
        var ongoing = start is not null && random.Next(2) == 0;
        var terms = named.Select(key => key.ToString()).SelectMany(key => Implies.GetValueOrDefault(key, []).Prepend(key)).ToHashSet(StringComparer.Ordinal);
        return random.Next(2) == 0
            ? new(Records.Practice(number, new Practice { Title = title, StartYear = start, Ongoing = ongoing }, language, terms: named), "practice", language, words, terms, start, ongoing ? 9999 : start)
            : new(Records.Guidance(number, new Guidance { Title = title, Year = start }, language, terms: named), "guidance", language, words, terms, start, start);
    }

    private static CatalogueQuery RandomQuery(Random random) => new()
    {
        Words = random.Next(2) == 0 ? "" : string.Join(' ', random.GetItems(Words, random.Next(1, 3))),
        Kinds = Some(random, "practice", "guidance", "no-such-kind"),
        Languages = Some(random, "en", "fr", "xx"),
        Terms = Counted.Where(_ => random.Next(4) == 0).ToDictionary(
            dimension => dimension,
            IReadOnlyCollection<string> (dimension) => random.GetItems([.. Records.Taxonomy.All(dimension).Select(term => term.Id), "no-such-term"], random.Next(0, 3))),
        FromYear = random.Next(4) == 0 ? random.Next(1998, 2012) : null,
        ToYear = random.Next(4) == 0 ? random.Next(1998, 2012) : null,
        Facets = [.. Counted.Where(_ => random.Next(2) == 0)],
        CountHitsAlone = random.Next(3) == 0,
        Take = 0,
    };

    private static string[] Some(Random random, params string[] values) => random.Next(3) == 0 ? random.GetItems(values, random.Next(1, 3)) : [];

    private static CatalogueResults CountOneByOne(List<Row> rows, CatalogueQuery query)
    {
        var total = 0;
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var languages = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var years = new Dictionary<int, int>();
        var latest = rows.Max(row => row.From);
        var facets = query.Facets.ToDictionary(dimension => dimension, _ => new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            var misses = Misses(row, query);
            total += misses.Count == 0 ? 1 : 0;
            Raise(kinds, row.Kind, MayMiss("kind"));
            Raise(languages, row.Language, MayMiss("language of record"));
            for (var year = row.From ?? int.MaxValue; year <= Math.Min(row.To ?? 0, latest ?? 0); year++)
            {
                years[year] = years.GetValueOrDefault(year) + (MayMiss("years") ? 1 : 0);
            }

            foreach (var term in row.Terms.Select(term => term.Split(':')))
            {
                if (Dimensions.Parse(term[0]) is var dimension && facets.TryGetValue(dimension, out var counts))
                {
                    Raise(counts, term[1], MayMiss(term[0]));
                }
            }

            bool MayMiss(string part) => misses.Count == 0 || (!query.CountHitsAlone && misses.IsSubsetOf([part]));
        }

        return new CatalogueResults
        {
            Total = total,
            Hits = [],
            Facets = facets.ToDictionary(pair => pair.Key, IReadOnlyDictionary<string, int> (pair) => pair.Value),
            Kinds = kinds,
            Languages = languages,
            Years = years.Where(pair => pair.Value > 0).ToDictionary(),
        };
    }

    /// <summary>Which parts of the query the row does not meet.</summary>
    private static HashSet<string> Misses(Row row, CatalogueQuery query)
    {
        var misses = new HashSet<string>(StringComparer.Ordinal);
        Miss("words", query.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(row.Words.Contains));
        Miss("kind", query.Kinds.Count == 0 || query.Kinds.Contains(row.Kind));
        Miss("language of record", query.Languages.Count == 0 || query.Languages.Contains(row.Language));
        Miss("years", (query.FromYear is null && query.ToYear is null) || (row.From <= (query.ToYear ?? 9999) && row.To >= (query.FromYear ?? 0)));
        foreach (var (dimension, ids) in query.Terms)
        {
            Miss(dimension.Name(), ids.Count == 0 || ids.Any(id => row.Terms.Contains($"{dimension.Name()}:{id}")));
        }

        return misses;

        void Miss(string part, bool met)
        {
            if (!met)
            {
                misses.Add(part);
            }
        }
    }

    private static void Raise(SortedDictionary<string, int> counts, string value, bool counted)
    {
        if (counted)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
    }

    private static string Describe(CatalogueResults results) => string.Join(
        '\n',
        [
            results.Total.ToString(CultureInfo.InvariantCulture),
            Describe(results.Kinds),
            Describe(results.Languages),
            string.Join(' ', results.Years.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}"))),
            .. results.Facets.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {Describe(pair.Value)}"),
        ]);

    private static string Describe(IReadOnlyDictionary<string, int> counts) =>
        string.Join(' ', counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
}
