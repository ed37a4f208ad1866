using System.Globalization;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared;

/// <summary>Where and when, in few words.</summary>
public sealed class RecordFacts(Texts texts, Labels labels)
{
    /// <summary>Where, then when, as far as the record says.</summary>
    public IEnumerable<string> Of(CatalogueEntry entry)
    {
        if (Where(entry) is { } where)
        {
            yield return where;
        }

        if (When(entry.FirstYear, entry.LastYear) is { } when)
        {
            yield return when;
        }
    }

    public string? Where(CatalogueEntry entry) => Where(entry.Terms);

    /// <summary>Two places by name and the number of the others: countries, else the regions that are named without one.</summary>
    public string? Where(IEnumerable<TermKey> terms)
    {
        var all = terms.ToLookup(term => term.Dimension, labels.Short);
        List<string> places = [.. all[Dimension.Country]];
        if (places.Count == 0)
        {
            places = [.. all[Dimension.Region]];
        }

        return places.Count switch
        {
            0 => null,
            <= 2 => texts.List(places),
            _ => texts.Count("Shared.AndMore", places.Count - 2, string.Join(texts["Shared.ListSeparator"], places.Take(2))),
        };
    }

    /// <param name="last">Null where it goes on.</param>
    public string? When(int? first, int? last) => (first, last) switch
    {
        (null, _) => null,
        ({ } from, null) => texts["Shared.Since", from.ToString(CultureInfo.InvariantCulture)],
        ({ } from, { } to) when from == to => from.ToString(CultureInfo.InvariantCulture),
        ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{from}–{to}"),
    };
}
