using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Records.Citations;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Markdown;

namespace Repository.Web.Features.Records;

/// <summary>Makes a record's page from its kind's declaration.</summary>
public sealed class RecordPageBuilder(ICatalogue catalogue, RecordFactsBuilder facts, CitationBuilder citations, MarkdownRenderer markdown, KindWords kinds, Texts texts, Labels labels, Links links)
{
    private const int RelatedShown = 3;

    /// <summary>What tells a reader most about why two records go together, first.</summary>
    private static readonly Dimension[] Telling = [Dimension.Objective, Dimension.Theme, Dimension.Country, Dimension.Region];

    public RecordPage Of(PublishedRecord record)
    {
        var (contribution, content) = (record.Contribution, record.Content);
        var several = contribution.PublishedVersion > 1;
        return Of(contribution, content, contribution.PublishedVersion, links.Record(contribution)) with
        {
            Head = new PageHead { Title = content.Title, Description = Extracts.Opening(PlainSummary(record)), Section = SectionOf(content.Kind) },
            VersionsAddress = several ? links.Versions(contribution) : null,
            LastChangeAddress = several ? links.Comparison(contribution, contribution.PublishedVersion, contribution.PublishedVersion - 1) : null,
            Translations = catalogue.Translations(contribution.Id),
            Related = [.. catalogue.Related(contribution.Id, content.Kind.Name, RelatedShown).Select(Related)],
            GoesWith = [.. KindCatalogue.All.Where(kind => kind != content.Kind).SelectMany(kind => catalogue.Related(contribution.Id, kind.Name, RelatedShown)).Select(related => related.Entry)],
        };
    }

    /// <summary>A version as it was: its own text and facts, without what the collection holds beside it today.</summary>
    public RecordPage Of(Contribution contribution, RecordVersion version)
    {
        var isPresent = version.Number == contribution.PublishedVersion;
        return Of(contribution, version.Content, version.Number, links.Version(contribution, version.Number)) with
        {
            VersionsAddress = links.Versions(contribution),
            Notice = new VersionNotice(
                version.Number,
                version.PublishedAt,
                links.Record(contribution),
                isPresent ? null : links.Comparison(contribution, contribution.PublishedVersion, version.Number)),
        };
    }

    private RecordPage Of(Contribution contribution, RevisionContent content, int version, string address)
    {
        var body = content.Kind.Fields.Where(field => field == content.Kind.Summary || field.Place == FieldPlace.Body).Select(field => (Field: field, Text: field.Read(content).FirstOrDefault())).ToList();
        return new RecordPage
        {
            Head = new PageHead { Title = texts["Records.VersionOf", version, content.Title], Section = SectionOf(content.Kind), NoIndex = true, Canonical = links.Record(contribution) },
            Kind = content.Kind,
            Number = contribution.Number,
            Title = content.Title,
            Language = content.Language,
            Kicker = string.Join(" · ", new[] { kinds.Numbered(content.Kind, contribution.Number), facts.WhereInShort(content), facts.WhenInShort(content) }.OfType<string>()),
            Objectives = [.. content.TermsOf(Dimension.Objective)],
            Sections = [.. body.Where(part => part.Text is not null).Select(part => new RecordSection(part.Field.Name, FieldLabel(content.Kind, part.Field), markdown.Render(part.Text!)))],
            Missing = [.. body.Where(part => part.Text is null && (part.Field.RequiredToSubmit || part.Field.Expected)).Select(part => texts["Records.QuotedHeading", FieldLabel(content.Kind, part.Field)])],
            Facts = facts.Of(content),
            Address = address,
            Citation = citations.Text(citations.Of(contribution, content, version, address)),
            Footnotes = [.. TerritoryNotes.Of(content).Select(key => texts[key])],
        };
    }

    /// <param name="replacement">What is to be read in its place, if anything.</param>
    public TombstonePage Tombstone(Contribution contribution, Contribution? replacement) => new(
        new PageHead { Title = kinds.Withdrawn(contribution.Kind, contribution.Number), Section = SectionOf(contribution.Kind), NoIndex = true },
        kinds.Withdrawn(contribution.Kind, contribution.Number),
        contribution.WithdrawalReason,
        contribution.WithdrawnAt,
        links.List(contribution.Kind))
    {
        ReplacedBy = replacement is null ? null : ReplacedBy(replacement),
    };

    /// <summary>By its title, unless it is gone, too.</summary>
    private (string Text, string Address, string? Language) ReplacedBy(Contribution replacement)
    {
        var entry = replacement.Publication == PublicationState.Published ? catalogue.Find(replacement.Id) : null;
        return (entry?.Title ?? kinds.Numbered(replacement.Kind, replacement.Number), links.Record(replacement), entry is null || entry.Language == texts.Language.Code ? null : entry.Language);
    }

    public static SiteSection SectionOf(Kind kind) => kind == PracticeFields.Kind ? SiteSection.Practices : SiteSection.Guidance;

    private string FieldLabel(Kind kind, Field field) => kinds.Label(kind, field);

    private string PlainSummary(PublishedRecord record) => catalogue.Find(record.Contribution.Id)?.Summary ?? record.Content.Summary;

    private RecordItem Related(RelatedEntry related) =>
        RecordItem.Of(related.Entry) with { ShowKind = false, Reason = texts["Records.Shares", texts.List([.. related.Shared.OrderBy(term => Array.IndexOf(Telling, term.Dimension) is >= 0 and var place ? place : Telling.Length).Take(3).Select(Shared)])] };

    private string Shared(TermKey term) => term.Dimension == Dimension.Objective ? texts["Records.SharesObjective", term.Id, labels.Short(term)] : labels.Short(term);
}
