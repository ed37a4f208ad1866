using System.Text;
using System.Xml;
using System.Xml.Linq;
using Repository.Search.Catalogue;
using Repository.Web.Features.Search;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Feeds;

/// <summary>
/// What a search finds, as an Atom feed (RFC 4287). Its frame is in English for everybody, as one copy is kept for all; each entry is in
/// the language of its record.
/// </summary>
public sealed class SearchFeed(ICatalogue catalogue, Links links)
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    /// <summary>Readers of feeds come back within days; what is older they have.</summary>
    public const int MostEntries = 50;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly SiteLanguage English = SiteLanguages.Find(SiteLanguages.Default)!;

    private readonly Texts texts = new(English);

    public byte[] Write(SearchAddress address, IEnumerable<CatalogueHit> hits)
    {
        var entries = hits.Select(hit => hit.Entry).ToList();
        var self = links.Absolute(Links.Feed(address));
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", English.Code),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", Legal(Title(address))),
            // A feed must say when it changed, and one without entries never has.
            new XElement(Atom + "updated", Time(entries.Select(entry => entry.PublishedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())),
            new XElement(Atom + "author", new XElement(Atom + "name", texts["Shared.SiteName"])),
            Link("self", self, ("type", "application/atom+xml")),
            Link("alternate", links.Absolute($"/{English.Code}/search{(address with { Sort = CatalogueSort.Published, Page = 1 }).ToQueryString()}"), ("type", "text/html"), ("hreflang", English.Code)),
            entries.Select(Entry));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            feed.Save(xml);
        }

        return bytes.ToArray();
    }

    private string Title(SearchAddress address)
    {
        var facets = new SearchFacets(catalogue, new KindWords(texts), texts, new Labels(English, catalogue));
        List<string> asked = [.. address.Words.Length > 0 ? [$"“{address.Words}”"] : Array.Empty<string>(), .. address.Narrowing(catalogue.Taxonomy).Select(filter => facets.LabelOf(filter.Name, filter.Value))];
        if (address.HasYears)
        {
            asked.Add(facets.LabelOfYears(address));
        }

        return asked.Count == 0 ? texts["Shared.SiteName"] : $"{texts["Shared.SiteName"]}: {string.Join(", ", asked)}";
    }

    private XElement Entry(CatalogueEntry entry) => new(
        Atom + "entry",
        new XAttribute(XNamespace.Xml + "lang", entry.Language),
        new XElement(Atom + "id", $"urn:uuid:{entry.ContributionId}"),
        new XElement(Atom + "title", Legal(entry.Title)),
        new XElement(Atom + "updated", Time(entry.PublishedAt)),
        Link("alternate", links.Absolute(Links.RecordInItsLanguage(entry)), ("type", "text/html")),
        new XElement(Atom + "summary", Legal(entry.Summary)));

    private static XElement Link(string relation, string address, params IEnumerable<(string Name, string Value)> attributes) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address), attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));

    private static string Time(DateTimeOffset moment) => XmlConvert.ToString(moment.ToUniversalTime());

    /// <summary>Without the characters that XML cannot hold: one of them would cost the whole feed.</summary>
    private static string Legal(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or (>= ' ' and not 0xFFFE and not 0xFFFF)));
}
