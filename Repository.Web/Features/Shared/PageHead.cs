using Repository.Web.Languages;

namespace Repository.Web.Features.Shared;

/// <summary>What the layout needs to know of a page.</summary>
public sealed record PageHead
{
    /// <summary>Without the name of the site.</summary>
    public required string Title { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The part of the site to which the page belongs; the main menu has an entry for some.</summary>
    public SiteSection Section { get; init; }

    /// <summary>The page has a search box of its own, so the head of the site shows none.</summary>
    public bool HasSearch { get; init; }

    /// <summary>The same page in another language; null for the same address in that language.</summary>
    public Func<SiteLanguage, string>? Translation { get; init; }

    /// <summary>The page that stands for this one in search engines, where that is another: a path.</summary>
    public string? Canonical { get; init; }

    /// <summary>Address of a feed of what the page lists.</summary>
    public string? Feed { get; init; }

    /// <summary>Filtered lists are not for search engines: they would crawl every combination.</summary>
    public bool NoIndex { get; init; }
}

public enum SiteSection
{
    None,
    Search,
    Practices,
    Guidance,
    Objectives,
    Regions,
    Spaces,
    Contribute,
    Reviews,
    About,
    Account,
}

/// <summary>The model of a whole page.</summary>
public interface IPage
{
    PageHead Head { get; }
}
