using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;
using Repository.Search.Documents;

namespace Repository.Search.Catalogue;

/// <summary>Maps published records onto documents of <see cref="CatalogueSchema"/>. Safe for use by several threads.</summary>
internal static class CatalogueDocuments
{
    /// <summary>Of the title, to sort by: more words part no two titles, and a key has its limit.</summary>
    private const int TitleOrderWords = 40;

    public static Document Of(PublishedRecord record, TaxonomyTree taxonomy)
    {
        var stored = new StoredRecord { Entry = EntryOf(record), WorkId = record.Contribution.WorkId, RevisionId = record.Revision.Id };
        var document = new Document()
            .AddKeyword(CatalogueSchema.Id, stored.Entry.ContributionId.ToString())
            .AddKeyword(CatalogueSchema.Work, stored.WorkId.ToString())
            .AddKeyword(CatalogueSchema.Kind, stored.Entry.Kind)
            .AddKeyword(CatalogueSchema.Language, stored.Entry.Language)
            .AddKeyword(CatalogueSchema.TitleOrder, TitleOrderOf(stored.Entry.Title))
            .AddNumber(CatalogueSchema.Number, stored.Entry.Number)
            .AddDate(CatalogueSchema.Published, stored.Entry.PublishedAt)
            .Store(CatalogueSchema.Record, stored.Serialize());
        AddYears(document, record.Kind.Years(record.Content));
        AddTexts(document, record.Content);
        AddTerms(document, stored.Entry.Terms, taxonomy);
        return document;
    }

    /// <summary>Words without case and accents, so that the order depends on no version of a collation.</summary>
    internal static string TitleOrderOf(string title)
    {
        var tokens = new List<Token>();
        Analyzers.Plain.Analyze(title, tokens);
        return string.Join(' ', tokens.Take(TitleOrderWords).Select(token => token.Exact));
    }

    /// <summary>The field's values as a reader sees them.</summary>
    internal static IReadOnlyList<string> TextsOf(Field field, RevisionContent content)
    {
        var values = field.Read(content);
        return field is ProseField ? [.. values.Select(PlainText.Of)] : values;
    }

    internal static CatalogueEntry EntryOf(PublishedRecord record)
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
            Summary = PlainText.Of(record.Content.Summary),
            FirstYear = years?.First,
            LastYear = years?.Last,
            Terms = [.. record.Content.Terms.Select(term => term.Key)],
            Publisher = record.Kind.FieldNamed("publisher")?.Read(record.Content).FirstOrDefault(),
            PublishedAt = record.Contribution.PublishedAt ?? record.Revision.CreatedAt,
        };
    }

    private static void AddYears(Document document, YearSpan? years)
    {
        if (years is { } span)
        {
            document.AddNumber(CatalogueSchema.FirstYear, span.First).AddNumber(CatalogueSchema.LastYear, span.Last ?? CatalogueSchema.OpenEnd);
        }
    }

    private static void AddTexts(Document document, RevisionContent content)
    {
        var analyzer = Analyzers.For(content.Language);
        foreach (var field in CatalogueSchema.Searched)
        {
            if (content.Kind.FieldNamed(field.Name) is { SearchWeight: > 0 } declared && TextsOf(declared, content) is { Count: > 0 } texts)
            {
                var tokens = new List<Token>();
                analyzer.Analyze(texts, tokens);
                document.AddText(field.Name, tokens).AddText(field.Exact, tokens, TokenForm.Exact).Store(field.Text, string.Join(Analyzer.PartSeparator, texts));
            }
        }
    }

    private static void AddTerms(Document document, IReadOnlyList<TermKey> named, TaxonomyTree taxonomy)
    {
        var implied = named.SelectMany(taxonomy.Implied).Select(term => term.Key).ToHashSet();
        foreach (var key in named.Union(implied))
        {
            document.AddFacet(CatalogueSchema.TermsOf(key.Dimension), key.Id);
            if (Subjects.Include(key.Dimension))
            {
                document.AddFacet(implied.Contains(key) ? CatalogueSchema.ImpliedSubject : CatalogueSchema.Subject, key.ToString());
            }
        }

        foreach (var key in named.Where(key => Subjects.Include(key.Dimension)))
        {
            document.AddFacet(CatalogueSchema.NamedSubject, key.ToString());
        }
    }
}
