namespace Repository.Web.Tests.Support;

/// <summary>What a search should find and count, worked out over the files by looking at each: filters narrow, values of one widen.</summary>
public sealed record HandCount(IReadOnlyList<(string Name, string Value)> Filters, int? From = null, int? To = null)
{
    /// <summary>Filters in addresses and the dimension that each narrows.</summary>
    public static IReadOnlyDictionary<string, string> Dimensions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["objective"] = "objective",
        ["theme"] = "theme",
        ["region"] = "region",
        ["country"] = "country",
        ["actor"] = "actor-type",
        ["principle"] = "principle",
        ["review-region"] = "review-region",
        ["sdg"] = "sdg",
    };

    /// <param name="query">As in an address, words left out: <c>objective=7&amp;year=2019..2023</c>.</param>
    public static HandCount Of(string query)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToList();
        var years = pairs.Find(pair => pair[0] == "year")?[1].Split("..");
        return new HandCount(
            [.. pairs.Where(pair => pair[0] is not ("year" or "sort" or "page")).Select(pair => (pair[0], pair[1]))],
            Year(years?[0]),
            Year(years?[^1]));

        static int? Year(string? text) => string.IsNullOrEmpty(text) ? null : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    public int Total => SourceRecord.All.Count(record => Accepts(record, without: null));

    /// <summary>Records by value of a filter, as if it had not been chosen.</summary>
    public IReadOnlyDictionary<string, int> Facet(string name) =>
        SourceRecord.All.Where(record => Accepts(record, name)).SelectMany(record => Values(record, name)).CountBy(value => value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private bool Accepts(SourceRecord record, string? without) =>
        Filters.Where(filter => filter.Name != without).GroupBy(filter => filter.Name, StringComparer.Ordinal).All(filter => filter.Any(pair => Values(record, pair.Name).Contains(pair.Value)))
        && (From is null || (record.StartYear is not null && record.LastYear >= From))
        && (To is null || record.StartYear <= To);

    private static IEnumerable<string> Values(SourceRecord record, string name) => name switch
    {
        "kind" => [record.Kind],
        "language" => [record.Language],
        _ => SourceTaxonomy.About(record, Dimensions[name]),
    };
}
