using System.Text.RegularExpressions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Search;

/// <summary>Where to go on from a search that found nothing.</summary>
public sealed partial class SearchAlternatives(ICatalogue catalogue, SearchFacets facets, Texts texts, Links links)
{
    /// <summary>Each is a search of its own.</summary>
    private const int MostFilters = 8, MostWords = 4;

    private const int ClosestShown = 3;

    /// <summary>Those of its lesser searches that find something, with how much.</summary>
    public IReadOnlyList<Relaxation> Relaxations(SearchAddress address, CancellationToken ct) =>
    [
        .. Lesser(address).DistinctBy(lesser => lesser.Address.ToQueryString())
            .Select(lesser => new Relaxation(lesser.Text, links.Search + lesser.Address.ToQueryString(), catalogue.Search(lesser.Address.ToQuery(catalogue.Taxonomy) with { Take = 0, Facets = [] }, ct).Total))
            .Where(relaxation => relaxation.Count > 0),
    ];

    public Closest Closest(SearchAddress address, CancellationToken ct)
    {
        var attempts = Attempts(address).Select(attempt => attempt.ToQuery(catalogue.Taxonomy) with { Take = ClosestShown, Facets = [Dimension.Objective] }).ToList();
        // Each is asked at most once, and only as far as needed.
        var found = attempts.Select(attempt => new Lazy<CatalogueResults>(() => catalogue.Search(attempt, ct))).ToList();
        var records = First(found.Select(results => results.Value), []);
        var objectives = found.Find(results => results.Value.Total > 0)?.Value.Facets[Dimension.Objective]
            .OrderByDescending(count => count.Value).Take(ClosestShown).Select(count => count.Key).ToList() ?? [];
        return new Closest(
            [.. records.Select(hit => RecordItem.Of(hit, texts))],
            [.. First(attempts.Select(attempt => catalogue.Search(attempt with { Kinds = [GuidanceFields.Kind.Name] }, ct)), records).Select(hit => RecordItem.Of(hit, texts))],
            objectives.Count > 0 ? objectives : [.. catalogue.Taxonomy.All(Dimension.Objective).Select(objective => objective.Id)]);
    }

    /// <summary>Without all filters, without each filter in turn, without the words, each filter or word alone.</summary>
    private IEnumerable<(string Text, SearchAddress Address)> Lesser(SearchAddress address)
    {
        var filters = address.Narrowing(catalogue.Taxonomy).Take(MostFilters).ToList();
        if (address.Words.Length > 0 && address.HasFilters)
        {
            yield return (texts["Search.WithoutFilters", address.Words], address.WithoutFilters());
        }

        if (address.Words.Length > 0 || filters.Count > 1 || (filters.Count > 0 && address.HasYears))
        {
            foreach (var (name, value) in filters)
            {
                yield return (texts["Search.WithoutFilter", facets.LabelOf(name, value)], address.Without(name, value));
            }

            if (address.HasYears)
            {
                yield return (texts["Search.WithoutYears"], address.WithoutYears());
            }
        }

        if (address.Words.Length > 0 && address.HasFilters)
        {
            yield return (texts["Search.WithoutWords"], address with { Words = "", Page = 1 });
        }

        foreach (var (name, value) in address.Words.Length > 0 ? [] : filters)
        {
            // Two filters too many: each of them alone finds something.
            yield return (texts["Search.OnlyWord", facets.LabelOf(name, value)], address.WithoutFilters().With(name, value));
        }

        foreach (var word in SingleWords(address))
        {
            yield return (texts["Search.OnlyWord", word], address.WithoutFilters() with { Words = word });
        }
    }

    /// <summary>The words without filters, each word alone, each filter alone.</summary>
    private IEnumerable<SearchAddress> Attempts(SearchAddress address)
    {
        var bare = new SearchAddress();
        // Without filters the words have just found nothing.
        IEnumerable<SearchAddress> words = address.HasFilters && address.Words.Length > 0 ? [bare with { Words = address.Words }] : [];
        var single = SingleWords(address).OrderByDescending(word => word.Length).Select(word => bare with { Words = word });
        var filters = address.Narrowing(catalogue.Taxonomy).Take(MostFilters).Select(filter => bare.With(filter.Name, filter.Value));
        return [.. words, .. single, .. filters];
    }

    private static List<CatalogueHit> First(IEnumerable<CatalogueResults> attempts, IReadOnlyList<CatalogueHit> known) =>
    [
        .. attempts.SelectMany(results => results.Hits).DistinctBy(hit => hit.Entry.ContributionId)
            .ExceptBy(known.Select(hit => hit.Entry.ContributionId), hit => hit.Entry.ContributionId).Take(ClosestShown),
    ];

    /// <summary>None where there is only one: that has been tried.</summary>
    private static List<string> SingleWords(SearchAddress address)
    {
        var words = Word().Matches(address.Words).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).ToList();
        return words is [var only] && only == address.Words ? [] : words;
    }

    /// <summary>A word that tells something: neither left out by a minus nor the name of a field.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}])(?<!(^|\s)-)[\p{L}\p{M}\p{N}]{4,}(?![\p{L}\p{M}\p{N}:])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
