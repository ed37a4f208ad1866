using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;

namespace Repository.Benchmarks.Catalogue;

/// <summary>What practitioners ask: common and rare words, one and several, phrases, prefixes, and what they narrow it by.</summary>
internal static class SearchQueries
{
    private static readonly string[] Languages = ["en", "fr", "es"];

    public static IReadOnlyList<string> Words { get; } =
    [
        "", "migrant workers", "domestic workers", "missing migrants", "border management", "trafficking in persons", "return and reintegration", "skills recognition",
        "labour migration", "children", "health services for migrants", "climate", "remittances", "consular protection", "regularization", "data", "city", "unaccompanied children",
        "alternatives to detention", "civil society participation", "migrantes desaparecidos", "travailleurs migrants", "\"regular pathways\"", "migr*", "training -border", "recruitment OR employment",
        "the rights of migrants in the country", "integration of refugees and migrants in local communities", "title:migration", "governance",
    ];

    /// <summary>As an address says it, beside the query that it means.</summary>
    public static IReadOnlyList<(string Address, CatalogueQuery Query)> Narrowings { get; } =
    [
        ("", new()),
        ("objective=6", new() { Terms = Terms((Dimension.Objective, ["6"])) }),
        ("objective=7&objective=8", new() { Terms = Terms((Dimension.Objective, ["7", "8"])) }),
        ("region=africa", new() { Terms = Terms((Dimension.Region, ["africa"])) }),
        ("region=americas&objective=5", new() { Terms = Terms((Dimension.Region, ["americas"]), (Dimension.Objective, ["5"])) }),
        ("country=ma", new() { Terms = Terms((Dimension.Country, ["ma"])) }),
        ("kind=practice", new() { Kinds = ["practice"] }),
        ("kind=guidance&language=en", new() { Kinds = ["guidance"], Languages = ["en"] }),
        ("actor=civil-society", new() { Terms = Terms((Dimension.ActorType, ["civil-society"])) }),
        ("year=2019..2023", new() { FromYear = 2019, ToYear = 2023 }),
        ("region=asia&actor=national-government&year=2018..", new() { Terms = Terms((Dimension.Region, ["asia"]), (Dimension.ActorType, ["national-government"])), FromYear = 2018 }),
        ("sort=newest", new() { Sort = CatalogueSort.Newest }),
        ("sort=title", new() { Sort = CatalogueSort.Title }),
        ("principle=1", new() { Terms = Terms((Dimension.Principle, ["1"])) }),
        ("sdg=10&language=en", new() { Terms = Terms((Dimension.Sdg, ["10"])), Languages = ["en"] }),
        ("page=5", new() { Skip = 40 }),
    ];

    /// <summary>Each with each, mixed: neighbours have little in common.</summary>
    public static IReadOnlyList<CatalogueQuery> All { get; } = Mixed(from words in Words from narrowing in Narrowings select narrowing.Query with { Words = words });

    /// <summary>The same, in the same order, as addresses of search pages. No two are the same, so that no cache answers; the language goes round.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
        [.. Mixed(from words in Words from narrowing in Narrowings select Joined(words, narrowing.Address)).Select((query, i) => $"/{Languages[i % Languages.Length]}/search?{query}")];

    private static T[] Mixed<T>(IEnumerable<T> queries)
    {
        var all = queries.ToArray();
        new Random(Seed: 7).Shuffle(all);
        return all;
    }

    private static string Joined(string words, string narrowing) =>
        string.Join('&', new[] { words.Length == 0 ? "" : $"q={Uri.EscapeDataString(words)}", narrowing }.Where(part => part.Length > 0));

    private static Dictionary<Dimension, IReadOnlyCollection<string>> Terms(params (Dimension Dimension, string[] Ids)[] terms) =>
        terms.ToDictionary(pair => pair.Dimension, pair => (IReadOnlyCollection<string>)pair.Ids);
}
