using System.Collections.Frozen;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;

namespace Repository.Search.Catalogue;

/// <summary>A field as it is searched.</summary>
/// <param name="Name">Of the kind's declaration, or <see cref="CatalogueDocument.TaxonomyField"/>.</param>
/// <param name="IsProse">Whether its sentences say something by themselves; names and labels do not.</param>
internal sealed record CatalogueField(string Name, double Weight, AnalyzedText Text, bool IsProse);

/// <summary>A published record as it is searched: its declared fields as plain text, its terms with all that they imply.</summary>
internal sealed class CatalogueDocument
{
    /// <summary>The labels of the record's terms in every language: a French word finds an English record by its objective.</summary>
    public const string TaxonomyField = "taxonomy";

    /// <summary>Below every field that an author wrote: the labels of one objective stand on a third of the records.</summary>
    private const double TaxonomyWeight = 0.5;

    public CatalogueDocument(PublishedRecord record, TaxonomyTree taxonomy)
    {
        var summary = PlainText.Of(record.Content.Summary);
        Entry = EntryOf(record, summary);
        WorkId = record.Contribution.WorkId;
        Years = record.Kind.Years(record.Content);
        Terms = Entry.Terms.SelectMany(term => taxonomy.Implied(term).Select(implied => implied.Key).Prepend(term)).ToFrozenSet();
        Fields =
        [
            .. record.Kind.Fields.Where(field => field.SearchWeight > 0).Select(field => new CatalogueField(field.Name, field.SearchWeight, TextOf(field, record.Content), field is ProseField)),
            new CatalogueField(TaxonomyField, TaxonomyWeight, LabelsOf(Terms, taxonomy), IsProse: false),
        ];
        Title = FieldFor(record.Kind.Title, Entry.Title);
        Summary = FieldFor(record.Kind.Summary, summary);
    }

    public CatalogueEntry Entry { get; }

    public Guid WorkId { get; }

    public YearSpan? Years { get; }

    /// <summary>The terms that the record names and every term that these imply.</summary>
    public IReadOnlySet<TermKey> Terms { get; }

    /// <summary>In the order of the declaration, the taxonomy last.</summary>
    public IReadOnlyList<CatalogueField> Fields { get; }

    public CatalogueField Title { get; }

    public CatalogueField Summary { get; }

    /// <summary>The field as it is searched, or, if its kind leaves it out of the search, for showing alone.</summary>
    private CatalogueField FieldFor(Field declared, string text) =>
        Fields.FirstOrDefault(field => field.Name == declared.Name) ?? new CatalogueField(declared.Name, Weight: 0, new AnalyzedText(text), IsProse: true);

    private static CatalogueEntry EntryOf(PublishedRecord record, string summary)
    {
        var years = record.Kind.Years(record.Content);
        return new CatalogueEntry
        {
            ContributionId = record.Contribution.Id,
            Kind = record.Kind.Name,
            Number = record.Contribution.Number,
            Slug = record.Contribution.Slug,
            Language = record.Content.Language,
            Title = record.Content.Title,
            Summary = summary,
            FirstYear = years?.First,
            LastYear = years?.Last,
            Terms = [.. record.Content.Terms.Select(term => term.Key)],
            Publisher = record.Kind.FieldNamed("publisher")?.Read(record.Content).FirstOrDefault(),
            PublishedAt = record.Contribution.PublishedAt ?? record.Revision.CreatedAt,
        };
    }

    private static AnalyzedText TextOf(Field field, RevisionContent content)
    {
        var values = field.Read(content);
        return new AnalyzedText(field is ProseField ? [.. values.Select(PlainText.Of)] : values);
    }

    private static AnalyzedText LabelsOf(IEnumerable<TermKey> terms, TaxonomyTree taxonomy)
    {
        var found = terms.Where(key => !IsBookkeeping(key.Dimension)).Order(TermOrder.In(taxonomy)).Select(taxonomy.Find).OfType<Term>();
        return new AnalyzedText([.. found.SelectMany(term => term.Label.All.Values.Concat(term.Short?.All.Values ?? [])).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Whether the dimension says where the entry comes from, not what it is about.</summary>
    public static bool IsBookkeeping(Dimension dimension) => dimension is Dimension.Origin or Dimension.SourceDetail;
}
