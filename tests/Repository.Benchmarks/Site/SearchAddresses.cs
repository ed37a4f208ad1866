namespace Repository.Benchmarks.Site;

/// <summary>Addresses of search pages as practitioners ask for them. No two are the same, so that no cache answers.</summary>
internal static class SearchAddresses
{
    private static readonly string[] Words =
    [
        "", "migrant workers", "domestic workers", "missing migrants", "border management", "trafficking in persons", "return and reintegration", "skills recognition",
        "labour migration", "children", "health services for migrants", "climate", "remittances", "consular protection", "regularization", "data", "city", "unaccompanied children",
        "alternatives to detention", "civil society participation", "migrantes desaparecidos", "travailleurs migrants", "\"regular pathways\"", "migr*", "training -border", "recruitment OR employment",
        "the rights of migrants in the country", "integration of refugees and migrants in local communities", "title:migration", "governance",
    ];

    private static readonly string[] Filters =
    [
        "", "objective=6", "objective=7&objective=8", "region=africa", "region=americas&objective=5", "country=ma", "kind=practice", "kind=guidance&language=en", "actor=civil-society",
        "year=2019..2023", "region=asia&actor=national-government&year=2018..", "sort=newest", "sort=title", "principle=1", "sdg=10&language=en", "page=5",
    ];

    private static readonly string[] Languages = ["en", "fr", "es"];

    /// <summary>In an order that mixes them; the language goes round.</summary>
    public static IReadOnlyList<string> All { get; } = Mixed(
        from words in Words
        from filter in Filters
        select (Words: words, Filter: filter));

    private static List<string> Mixed(IEnumerable<(string Words, string Filter)> pairs)
    {
        var all = pairs.ToArray();
        new Random(Seed: 7).Shuffle(all);
        return [.. all.Select((pair, i) => $"/{Languages[i % Languages.Length]}/search?{Joined(pair.Words, pair.Filter)}")];
    }

    private static string Joined(string words, string filter) => string.Join('&', new[] { words.Length == 0 ? "" : $"q={Uri.EscapeDataString(words)}", filter }.Where(part => part.Length > 0));
}
