using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

/// <summary>Every file of <c>content/</c> against its page in every language.</summary>
public sealed class EveryRecordTests(SharedSite site)
{
    private static readonly string[] Plain = ["date-note", "region-note", "localities", "implementers", "partners", "publisher", "co-publishers", "bibliographic-source", "note"];
    private static readonly string[] Years = ["start-year", "end-year", "year"];

    public static TheoryData<string> Paths => [.. SourceRecord.All.Select(record => record.Path)];

    [Fact]
    public void There_are_81_practices_and_53_pieces_of_guidance() =>
        Assert.Equal((81, 53), (SourceRecord.All.Count(record => record.Kind == "practice"), SourceRecord.All.Count(record => record.Kind == "guidance")));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_shows_everything_that_the_file_says(string path)
    {
        var record = SourceRecord.All.Single(record => record.Path == path);
        foreach (var language in Pages.Languages)
        {
            var page = await site.Client.PageAsync(record.Address(language));
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Equal(Pages.Words(record.Title), page.QuerySelector("main h1").Shown());
            Assert.Equal(record.Language == language ? null : record.Language, page.QuerySelector("main h1")!.GetAttribute("lang"));
            Assert.Equal([], Missing(record, page, language));
            Assert.Equal(ExpectedMarks(record, language), Marks(page, language));
        }
    }

    private static List<string> Missing(SourceRecord record, IHtmlDocument page, string language)
    {
        var text = page.QuerySelector("main article").Shown();
        var facts = page.QuerySelector("#facts").Shown();
        var links = page.QuerySelectorAll("#facts a").Select(link => link.GetAttribute("href")).ToHashSet();
        return
        [
            .. record.Summary.Split("\n\n").Where(paragraph => !SectionText(page, "summary").Contains(Pages.Words(paragraph), StringComparison.Ordinal)),
            .. record.Sections.Where(section => !SectionText(page, section.Key).Contains(Pages.Words(section.Value), StringComparison.Ordinal)).Select(section => section.Value),
            .. Years.Select(record.Text).OfType<string>().Where(year => !facts.Contains(year, StringComparison.Ordinal)),
            .. Plain.SelectMany(record.List).Where(value => !facts.Contains(Pages.Words(value), StringComparison.Ordinal)),
            .. record.List("source").Concat(record.List("more-links")).Where(address => !links.Contains(address)),
            .. TermLabels(record, language).Where(label => !text.Contains(Pages.Words(label), StringComparison.Ordinal)),
        ];
    }

    private static string SectionText(IHtmlDocument page, string name) => page.GetElementById(name)?.NextElementSibling.Shown() ?? "";

    private static IEnumerable<string> TermLabels(SourceRecord record, string language) =>
        from field in SourceTaxonomy.DimensionOf(record.Kind)
        from id in record.List(field.Key)
        let term = SourceTaxonomy.Find(field.Value, id)
        select field.Key == "objectives" ? $"{id} {term.Short(language)}" : term.Label(language);

    /// <summary>Labels of the terms that the page marks as assigned by editors: a heading's mark is that of every value under it.</summary>
    private static SortedSet<string> Marks(IHtmlDocument page, string language)
    {
        var note = SourceTexts.In(language, "Records.AssignedByEditors");
        var groups = page.QuerySelectorAll("#facts dl > div").Select(fact => (Heading: fact.QuerySelector("dt"), Values: fact.QuerySelectorAll("dd li")))
            .Append((Heading: page.QuerySelector("#objectives"), Values: page.QuerySelectorAll("section[aria-labelledby=objectives] li")));
        return [.. groups.SelectMany(group => group.Values.Where(value => IsMarked(group.Heading) || IsMarked(value))).Select(value => value.QuerySelector("a").Shown())];

        bool IsMarked(IElement? element) => element.Shown().Contains(note, StringComparison.Ordinal);
    }

    private static SortedSet<string> ExpectedMarks(SourceRecord record, string language)
    {
        var implied = record.List("countries").SelectMany(id => Above(SourceTaxonomy.Find("country", id))).ToHashSet(StringComparer.Ordinal);
        return [.. from field in SourceTaxonomy.DimensionOf(record.Kind)
                   from id in record.List(field.Key)
                   where record.IsByEditors(field.Key, id) && !(field.Key == "regions" && implied.Contains(id))
                   let term = SourceTaxonomy.Find(field.Value, id)
                   select field.Key switch { "objectives" => $"{id} {term.Short(language)}", "sdgs" => $"{id} {term.Label(language)}", _ => term.Label(language) }];
    }

    private static IEnumerable<string> Above(SourceTerm term) => term.Parent is { } parent ? [parent, .. Above(SourceTaxonomy.Find("region", parent))] : [];
}
