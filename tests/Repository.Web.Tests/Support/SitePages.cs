namespace Repository.Web.Tests.Support;

/// <summary>An address of each kind of page, without its language.</summary>
internal static class SitePages
{
    /// <summary>Those that no cache keeps, as they change with the clock.</summary>
    public static IReadOnlyList<string> OfTheMoment { get; } =
    [
        "/spaces",
        "/spaces?state=archived&theme=migration-data",
        "/spaces/unece-regional-review-2024-stakeholders",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        "",
        "/search",
        "/search?q=domestic+workers",
        "/search?objective=7&region=africa",
        "/search?region=africa&region=western-africa&year=2015..2020&sort=published",
        "/search?q=xylophone&country=cl",
        "/search?q=xylophone",
        "/practices",
        "/practices?sort=title&page=2",
        "/practices/32-sello-migrante-chile",
        "/practices/32-sello-migrante-chile/versions",
        "/practices/32-sello-migrante-chile/versions/1",
        "/guidance",
        "/guidance/7-guidance-blma",
        "/objectives",
        "/objectives/7",
        "/themes",
        "/themes/missing-migrants",
        "/regions",
        "/regions/africa",
        "/regions/western-africa",
        "/countries/ma",
        "/countries/fj",
        "/organisations",
        "/contribute",
        "/about",
        "/help/search-help",
        "/help/how-to-submit",
        "/help/review-criteria",
        "/help/accessibility",
        "/help/privacy",
        "/help/terms",
    ];
}
