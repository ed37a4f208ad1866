using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

internal sealed record ScannedField(string Name, double Weight, IReadOnlyList<Token> Tokens);

/// <summary>A record with its words and with its terms and all that they imply.</summary>
internal sealed class ScannedDocument
{
    public ScannedDocument(PublishedRecord record, TaxonomyTree taxonomy)
    {
        Entry = CatalogueDocuments.EntryOf(record);
        WorkId = record.Contribution.WorkId;
        Years = record.Kind.Years(record.Content);
        Terms = Entry.Terms.SelectMany(term => taxonomy.Implied(term).Select(implied => implied.Key).Prepend(term)).ToHashSet();
        Fields = [.. record.Kind.Fields.Where(field => field.SearchWeight > 0).Select(field => new ScannedField(field.Name, field.SearchWeight, TokensOf(field, record.Content))).Where(field => field.Tokens.Count > 0)];
    }

    public CatalogueEntry Entry { get; }

    public Guid WorkId { get; }

    public YearSpan? Years { get; }

    public IReadOnlySet<TermKey> Terms { get; }

    /// <summary>Those with a word.</summary>
    public IReadOnlyList<ScannedField> Fields { get; }

    private static List<Token> TokensOf(Field field, RevisionContent content)
    {
        var tokens = new List<Token>();
        Analyzers.For(content.Language).Analyze([.. field.Read(content).Select(value => field is ProseField ? PlainText.Of(value) : value)], tokens);
        return tokens;
    }
}
