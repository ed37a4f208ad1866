using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Terms;

/// <summary>The page of an objective, theme, region or country: what it is, its practices, its guidance.</summary>
public sealed record TermPage : IPage
{
    public required PageHead Head { get; init; }

    public required Term Term { get; init; }

    /// <summary>Links from the home page down to this one; the last is the page itself.</summary>
    public required IReadOnlyList<(string Text, string? Address)> Crumbs { get; init; }

    public required string Kicker { get; init; }

    /// <summary>Facts in one line under the introduction.</summary>
    public required IReadOnlyList<string> Meta { get; init; }

    public required IReadOnlyList<TermRecords> Records { get; init; }

    public required IReadOnlyList<CatalogueEntry> Guidance { get; init; }

    public required int GuidanceTotal { get; init; }

    /// <summary>Practices by region; empty on the pages of regions and countries.</summary>
    public required IReadOnlyList<TermCount> Regions { get; init; }

    /// <summary>Objectives of the same practices, most frequent first; an objective's own page leaves itself out.</summary>
    public required IReadOnlyList<TermCount> Objectives { get; init; }

    /// <summary>Regions: the terms below it, with their practices.</summary>
    public required IReadOnlyList<TermCount> Below { get; init; }

    public Term? Previous { get; init; }

    public Term? Next { get; init; }
}

/// <summary>The first records of one kind on a term's page.</summary>
public sealed record TermRecords(Kind Kind, int Total, IReadOnlyList<RecordItem> Items);

public sealed record TermCount(Term Term, int Count);

/// <summary>All terms of a dimension with their counts.</summary>
public sealed record TermIndexPage(PageHead Head, string Heading, string Introduction, IReadOnlyList<TermGroup> Groups) : IPage;

/// <param name="Term">What the terms have in common: an area, a region; null if nothing.</param>
/// <param name="Practices">Practices of the group as a whole.</param>
public sealed record TermGroup(Term? Term, int Practices, IReadOnlyList<TermCounts> Terms);

public sealed record TermCounts(Term Term, int Practices, int Guidance);
