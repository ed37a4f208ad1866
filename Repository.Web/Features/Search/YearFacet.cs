using Repository.Search.Catalogue;

namespace Repository.Web.Features.Search;

/// <summary>The years of the records found: two lists to choose from, and how many records lie where.</summary>
/// <param name="Years">Latest first: those with a record, and the chosen ones.</param>
/// <param name="Bars">One a year from the first to the latest year with a record, oldest first.</param>
public sealed record YearFacet(IReadOnlyList<YearCount> Years, IReadOnlyList<YearBar> Bars, int? From, int? To)
{
    public const int HighestBar = 24;

    /// <summary>More bars than this are thinner than a line: then the latest.</summary>
    private const int MostBars = 60;

    public static YearFacet Of(SearchAddress address, CatalogueResults results)
    {
        var counts = results.Years;
        int?[] chosen = [address.FromYear, address.ToYear];
        return new YearFacet(
            [.. counts.Keys.Union(chosen.OfType<int>()).OrderDescending().Select(year => new YearCount(year, counts.GetValueOrDefault(year)))],
            counts.Count == 0 ? [] : [.. BarsOf(counts, address)],
            address.FromYear,
            address.ToYear);
    }

    private static IEnumerable<YearBar> BarsOf(IReadOnlyDictionary<int, int> counts, SearchAddress address)
    {
        var (last, most) = (counts.Keys.Max(), counts.Values.Max());
        for (var year = Math.Max(counts.Keys.Min(), last - MostBars + 1); year <= last; year++)
        {
            var count = counts.GetValueOrDefault(year);
            // A single record among hundreds is still to be seen.
            var height = count == 0 ? 0 : Math.Max(1, count * HighestBar / most);
            yield return new YearBar(year, height, year >= (address.FromYear ?? year) && year <= (address.ToYear ?? year));
        }
    }
}

public sealed record YearCount(int Year, int Count);

/// <param name="Height">0 to <see cref="YearFacet.HighestBar"/>.</param>
/// <param name="Chosen">Within the chosen years; all are where none are chosen.</param>
public sealed record YearBar(int Year, int Height, bool Chosen);
