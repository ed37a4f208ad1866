using System.Globalization;
using Microsoft.Extensions.Options;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Search;
using Repository.Web.Languages;
using Repository.Web.StartUp;

namespace Repository.Web.Features.Shared;

/// <summary>Every address of the site is made here.</summary>
public sealed class Links(SiteLanguage language, IHttpContextAccessor accessor, IOptions<RepositoryOptions> options)
{
    public string Home => $"/{language.Code}";

    public string Search => $"/{language.Code}/search";

    public string Objectives => $"/{language.Code}/objectives";

    public string Themes => $"/{language.Code}/themes";

    public string Regions => $"/{language.Code}/regions";

    public string Page(string name) => name == "about" ? $"/{language.Code}/about" : $"/{language.Code}/help/{name}";

    /// <param name="page">Below the account's own page, which it is without.</param>
    public string Account(string page = "") => $"/{language.Code}/account" + (page.Length == 0 ? "" : $"/{page}");

    /// <summary>The way in, which leads back to this page.</summary>
    public string SignIn(HttpRequest request) =>
        $"{Account("sign-in")}?return={Uri.EscapeDataString(request.Path.ToUriComponent() + request.QueryString.ToUriComponent())}";

    /// <summary>Of the pages of those who run the site.</summary>
    public string Admin(string page = "") => $"/{language.Code}/admin" + (page.Length == 0 ? "" : $"/{page}");

    public string Contribute => $"/{language.Code}/contribute";

    /// <param name="page">Below the submission's own page for its authors, which it is without.</param>
    public string Submission(Guid id, string page = "") => $"{Contribute}/{id}" + (page.Length == 0 ? "" : $"/{page}");

    /// <param name="page">Below the queue, which it is without.</param>
    public string Reviews(string page = "") => $"/{language.Code}/reviews" + (page.Length == 0 ? "" : $"/{page}");

    /// <param name="page">Below the review of that submission, which it is without.</param>
    public string Review(Guid submissionId, string page = "") => Reviews($"{submissionId:D}" + (page.Length == 0 ? "" : $"/{page}"));

    public string Spaces => $"/{language.Code}/spaces";

    /// <param name="page">Below the space's own page, which it is without.</param>
    public string Space(string name, string page = "") => $"{Spaces}/{name}" + (page.Length == 0 ? "" : $"/{page}");

    /// <param name="id">Null for the list of them.</param>
    /// <param name="page">Below the suggestion's own page, which it is without.</param>
    public string Suggestions(Guid? id = null, string page = "") => $"{Spaces}/suggestions" + (id is null ? "" : $"/{id:D}") + (page.Length == 0 ? "" : $"/{page}");

    /// <summary>What waits for those who moderate discussions.</summary>
    public string WaitingPosts => $"/{language.Code}/threads/waiting";

    /// <param name="page">Below the thread's own page, which it is without.</param>
    public string Thread(int number, string slug, string page = "") => Numbered($"/{language.Code}/threads", number, slug) + (page.Length == 0 ? "" : $"/{page}");

    public string Organisations => $"/{language.Code}/organisations";

    public string Organisation(int number, string slug) => Numbered(Organisations, number, slug);

    public string Person(int number, string slug) => Numbered($"/{language.Code}/people", number, slug);

    /// <summary>The slug may be empty: not every name can be written in an address.</summary>
    private static string Numbered(string path, int number, string slug) => string.Create(CultureInfo.InvariantCulture, $"{path}/{number}") + (slug.Length == 0 ? "" : $"-{slug}");

    public string List(Kind kind) => $"/{language.Code}/{kind.PathSegment}";

    public string Record(CatalogueEntry entry) => Record(KindCatalogue.Named(entry.Kind), entry.Number, entry.Slug);

    public string Record(Kind kind, int number, string slug) => Record(kind, number, slug, language);

    public string Record(Contribution contribution) => Record(contribution.Kind, contribution.Number, contribution.Slug);

    /// <summary>The list of a record's versions.</summary>
    public string Versions(Contribution contribution) => $"{Record(contribution)}/versions";

    public string Version(Contribution contribution, int number) => string.Create(CultureInfo.InvariantCulture, $"{Versions(contribution)}/{number}");

    /// <summary>What changed between two versions of a record.</summary>
    public string Comparison(Contribution contribution, int newer, int older) => string.Create(CultureInfo.InvariantCulture, $"{Version(contribution, newer)}/compare/{older}");

    public string Withdrawal(Contribution contribution) => $"{Record(contribution)}/withdrawal";

    public string Reinstatement(Contribution contribution) => $"{Record(contribution)}/reinstatement";

    /// <summary>The record with the site around it in the record's own language, or in English.</summary>
    public static string RecordInItsLanguage(CatalogueEntry entry) =>
        Record(KindCatalogue.Named(entry.Kind), entry.Number, entry.Slug, SiteLanguages.Find(entry.Language) ?? SiteLanguages.Find(SiteLanguages.Default)!);

    private static string Record(Kind kind, int number, string slug, SiteLanguage around) => string.Create(CultureInfo.InvariantCulture, $"/{around.Code}/{kind.PathSegment}/{number}-{slug}");

    /// <summary>The term's own page, else the search for it, else null for terms that nobody searches by.</summary>
    public string? Term(TermKey term) => term.Dimension switch
    {
        Dimension.Objective => $"{Objectives}/{term.Id}",
        Dimension.Theme => $"{Themes}/{term.Id}",
        Dimension.Region => $"{Regions}/{term.Id}",
        Dimension.Country => $"/{language.Code}/countries/{term.Id}",
        _ => SearchFor(term),
    };

    public string? SearchFor(TermKey term) =>
        SearchParameters.Name(term.Dimension) is { } name ? $"{Search}?{name}={Uri.EscapeDataString(term.Id)}" : null;

    public string SearchFor(TermKey term, Kind kind) => $"{SearchFor(term)}&kind={kind.Name}";

    public string SearchWords(string words) => $"{Search}?q={Uri.EscapeDataString(words)}";

    /// <summary>What a search finds, latest first: in no language, as its records are in theirs.</summary>
    public static string Feed(SearchAddress search) => "/feeds/search" + (search with { Sort = CatalogueSort.Relevance, Page = 1 }).ToQueryString();

    /// <summary>This very address in another language.</summary>
    public static string InLanguage(HttpRequest request, SiteLanguage other)
    {
        var path = SiteLanguages.OfPath(request.Path) is { } current ? request.Path.Value![(current.Code.Length + 1)..] : "";
        return $"/{other.Code}{new PathString(path).ToUriComponent()}{request.QueryString.ToUriComponent()}";
    }

    /// <summary>The address under which search engines know a page: without what only sorts or follows a reader, with the page of a list.</summary>
    public static string Canonical(HttpRequest request, SiteLanguage other)
    {
        var path = InLanguage(request, other).Split('?')[0].TrimEnd('/');
        return int.TryParse(request.Query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{path}?page={page}")
            : path;
    }

    /// <summary>The address with scheme and host, for citations and search engines.</summary>
    public string Absolute(string path)
    {
        var request = accessor.HttpContext!.Request;
        var site = options.Value.PublicAddress is { Length: > 0 } address ? address.TrimEnd('/') : $"{request.Scheme}://{request.Host.ToUriComponent()}";
        return site + path;
    }
}

/// <summary>Names of the dimensions as filters in addresses: permanent.</summary>
public static class SearchParameters
{
    public static IReadOnlyList<(Dimension Dimension, string Name)> Filters { get; } =
    [
        (Dimension.Objective, "objective"),
        (Dimension.Theme, "theme"),
        (Dimension.Region, "region"),
        (Dimension.Country, "country"),
        (Dimension.ActorType, "actor"),
        (Dimension.Principle, "principle"),
        (Dimension.ReviewRegion, "review-region"),
        (Dimension.Sdg, "sdg"),
    ];

    public static string? Name(Dimension dimension) => Filters.FirstOrDefault(filter => filter.Dimension == dimension).Name;

    public static Dimension? DimensionOf(string name) => Filters.Where(filter => filter.Name == name).Select(filter => (Dimension?)filter.Dimension).FirstOrDefault();
}
