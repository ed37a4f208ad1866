using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Markdown;

namespace Repository.Web.Features.Records;

/// <summary>Makes a record's page from its kind's declaration.</summary>
public sealed class RecordPageBuilder(ICatalogue catalogue, RecordFactsBuilder facts, MarkdownRenderer markdown, KindWords kinds, Texts texts, Labels labels, Links links)
{
    private const int RelatedShown = 3;

    /// <summary>What tells a reader most about why two records go together, first.</summary>
    private static readonly Dimension[] Telling = [Dimension.Objective, Dimension.Theme, Dimension.Country, Dimension.Region];

    public RecordPage Of(PublishedRecord record)
    {
        var content = record.Content;
        var body = content.Kind.Fields.Where(field => field == content.Kind.Summary || field.Place == FieldPlace.Body).Select(field => (Field: field, Text: field.Read(content).FirstOrDefault())).ToList();
        return new RecordPage
        {
            Head = new PageHead { Title = content.Title, Description = Extracts.Opening(PlainSummary(record)), Section = SectionOf(content.Kind) },
            Kind = content.Kind,
            Number = record.Contribution.Number,
            Title = content.Title,
            Language = content.Language,
            Kicker = string.Join(" · ", new[] { kinds.Numbered(content.Kind, record.Contribution.Number), facts.WhereInShort(record), facts.WhenInShort(record) }.OfType<string>()),
            Objectives = [.. content.TermsOf(Dimension.Objective)],
            Sections = [.. body.Where(part => part.Text is not null).Select(part => new RecordSection(part.Field.Name, FieldLabel(content.Kind, part.Field), markdown.Render(part.Text!)))],
            Missing = [.. body.Where(part => part.Text is null && (part.Field.RequiredToSubmit || part.Field.Expected)).Select(part => texts["Records.QuotedHeading", FieldLabel(content.Kind, part.Field)])],
            Facts = facts.Of(record),
            Citation = CitationOf(record),
            Translations = catalogue.Translations(record.Contribution.Id),
            Related = [.. catalogue.Related(record.Contribution.Id, content.Kind.Name, RelatedShown).Select(Related)],
            GoesWith = [.. KindCatalogue.All.Where(kind => kind != content.Kind).SelectMany(kind => catalogue.Related(record.Contribution.Id, kind.Name, RelatedShown)).Select(related => related.Entry)],
            Footnotes = [.. TerritoryNotes.Of(content).Select(key => texts[key])],
        };
    }

    public TombstonePage Tombstone(Contribution contribution) => new(
        new PageHead { Title = kinds.Withdrawn(contribution.Kind, contribution.Number), Section = SectionOf(contribution.Kind), NoIndex = true },
        kinds.Withdrawn(contribution.Kind, contribution.Number),
        contribution.WithdrawalReason,
        contribution.WithdrawnAt,
        links.List(contribution.Kind));

    public static SiteSection SectionOf(Kind kind) => kind == PracticeFields.Kind ? SiteSection.Practices : SiteSection.Guidance;

    private string FieldLabel(Kind kind, Field field) => kinds.Label(kind, field);

    private string PlainSummary(PublishedRecord record) => catalogue.Find(record.Contribution.Id)?.Summary ?? record.Content.Summary;

    private RecordItem Related(RelatedEntry related) =>
        RecordItem.Of(related.Entry) with { ShowKind = false, Reason = texts["Records.Shares", texts.List([.. related.Shared.OrderBy(term => Array.IndexOf(Telling, term.Dimension) is >= 0 and var place ? place : Telling.Length).Take(3).Select(Shared)])] };

    private string Shared(TermKey term) => term.Dimension == Dimension.Objective ? texts["Records.SharesObjective", term.Id, labels.Short(term)] : labels.Short(term);

    private Citation CitationOf(PublishedRecord record)
    {
        var content = record.Content;
        var authors = content.Kind.FieldNamed("implementers")?.Read(content) ?? [.. new[] { "publisher", "co-publishers" }.SelectMany(name => content.Kind.FieldNamed(name)?.Read(content) ?? [])];
        var year = content.Kind.Years(content)?.First.ToString(CultureInfo.InvariantCulture) ?? texts["Records.NoYear"];
        return new Citation(
            texts.List(authors),
            year,
            content.Title,
            texts["Records.CitedAs", kinds.Numbered(content.Kind, record.Contribution.Number), record.Revision.Ordinal,
                links.Absolute(links.Record(content.Kind, record.Contribution.Number, record.Contribution.Slug))]);
    }
}
