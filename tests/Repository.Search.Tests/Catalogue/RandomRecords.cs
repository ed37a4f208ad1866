using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Records and queries of few words, so that many meet.</summary>
internal sealed class RandomRecords(Random random)
{
    private static readonly string[] Words =
    [
        "migrant", "migrants", "migration", "migrations", "migración", "migrantes", "migratoire", "worker", "workers", "working", "trabajador", "trabajadores", "travailleuse", "the", "of", "de", "la",
        "right", "rights", "droits", "derechos", "child", "children", "L’accès", "access", "santé", "sante", "COVID-19", "U.N.", "2019", "détention", "detention", "detained", "移民",
    ];

    private static readonly string[] Languages = ["en", "fr", "es", "ar"];

    private static readonly Dimension[] Named = [Dimension.Objective, Dimension.Theme, Dimension.Region, Dimension.Country, Dimension.ActorType, Dimension.Language, Dimension.Origin];

    /// <summary>Now and then a translation of one of those works.</summary>
    public PublishedRecord Record(int number, IReadOnlyList<Guid>? works = null)
    {
        var language = Pick(Languages);
        Guid? work = works is { Count: > 0 } && random.Next(4) == 0 ? works[random.Next(works.Count)] : null;
        var terms = Named.SelectMany(Records.Taxonomy.All).Where(_ => random.Next(6) == 0).Select(term => term.Key).ToArray();
        random.Shuffle(terms);
        int? year = random.Next(3) == 0 ? null : random.Next(2005, 2015);
        return random.Next(3) == 0
            ? Records.Guidance(number, new Guidance { Title = Text(4), Summary = Text(20), Publisher = Text(2), CoPublishers = [Text(2), Text(2)], Year = year }, language, work, terms)
            : Records.Practice(
                number,
                new Practice
                {
                    Title = Text(4),
                    Summary = Text(20),
                    Context = Text(60),
                    Results = random.Next(2) == 0 ? null : Text(60),
                    Implementers = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Text(2))],
                    StartYear = year,
                    EndYear = random.Next(2) == 0 ? null : year + random.Next(-1, 5),
                    Ongoing = random.Next(2) == 0,
                },
                language,
                work,
                terms);
    }

    public CatalogueQuery Query() => new()
    {
        Words = Typed(depth: 0),
        Kinds = random.Next(5) == 0 ? [Pick("practice", "guidance")] : [],
        Languages = random.Next(5) == 0 ? [Pick(Languages), Pick(Languages)] : [],
        Terms = random.Next(4) == 0 ? new Dictionary<Dimension, IReadOnlyCollection<string>> { [Dimension.Country] = [Pick("ma", "ng", "cl")], [Dimension.Region] = [Pick("africa", "americas")] } : new Dictionary<Dimension, IReadOnlyCollection<string>>(),
        FromYear = random.Next(6) == 0 ? random.Next(2005, 2015) : null,
        ToYear = random.Next(6) == 0 ? random.Next(2005, 2015) : null,
        Sort = Pick(Enum.GetValues<CatalogueSort>()),
        Facets = [Dimension.Objective, Dimension.Region, Dimension.Country],
        CountHitsAlone = random.Next(3) == 0,
        Take = CatalogueQuery.MaxTake,
    };

    /// <summary>Up to some words with marks of the query language between them.</summary>
    private string Typed(int depth) => string.Join(
        Pick(" ", " ", " ", " OR ", " AND "),
        Enumerable.Range(0, random.Next(depth == 0 ? 0 : 1, 4)).Select(_ => random.Next(14) switch
        {
            0 => $"\"{Text(2)}\"",
            1 => $"-{Pick(Words)}",
            2 => $"+{Pick(Words)}",
            3 => $"{Pick(Words)[..2]}*",
            4 => $"title:{Pick(Words)}",
            5 => $"context:\"{Text(2)}\"",
            6 => Pick("country:ma", "country:maroc", "country:nowhere", "region:africa", "objective:8", "objective:(5 OR 8)", "taxonomy:afrique", "actor:civil-society", "language:fr", "language:english"),
            7 => Pick("kind:practice", "kind:guidance", "kind:letters", "-kind:guidance", "year:2010", "year:2008..2010", "year:[2008 TO *]", "year:{2008 TO 2011}", "year:2011..2008", "year:{2008 TO 2009}", "year:soon"),
            8 => Pick("africa", "labour", "nigeria", "disparus"),
            9 => $"{Pick(Words)}^2",
            10 when depth < 2 => $"({Typed(depth + 1)})",
            11 when depth < 2 => $"-({Typed(depth + 1)})",
            _ => Pick(Words),
        }));

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, random.Next(1, words + 1)).Select(_ => Pick(Words)));

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
