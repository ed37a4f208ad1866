using Repository.Search.Analysis;
using Repository.Search.Documents;
using Repository.Search.Searching;

namespace Repository.Benchmarks.Corpora;

/// <summary>What is indexed of a corpus: the same as the other engines index that it is compared with.</summary>
internal static class CorpusSchema
{
    public const string Id = "id";

    /// <summary>Title and text.</summary>
    public const string Body = "body";

    private const string StoredId = "stored id";
    private const string StoredTitle = "stored title";
    private const string Year = "year";

    /// <summary>UTF-16 code units of a text for each of its tokens, about: lists need not grow.</summary>
    private const int UnitsOfToken = 6;

    public static IReadOnlyList<string> FacetFields { get; } = ["objectives", "themes", "region", "country", "actors"];

    public static IReadOnlyList<FacetRequest> AllFacets { get; } = [.. FacetFields.Select(field => new ValueFacet(field, field))];

    public static IndexSchema Schema { get; } = new(
    [
        new KeywordFieldDefinition(Id),
        new TextFieldDefinition(Body),
        .. FacetFields.Select(field => new FacetFieldDefinition(field)),
        new NumberFieldDefinition(Year),
        new StoredFieldDefinition(StoredId),
        new StoredFieldDefinition(StoredTitle),
    ]);

    public static Document Document(CorpusDocument source, Analyzer analyzer)
    {
        var text = $"{source.Title}\n{source.Text}";
        var tokens = new List<Token>(text.Length / UnitsOfToken);
        analyzer.Analyze(text, tokens);
        var document = new Document().AddKeyword(Id, source.Id).Store(StoredId, source.Id).Store(StoredTitle, source.Title).AddText(Body, tokens);
        foreach (var (field, value) in source.Facets)
        {
            document.AddFacet(field, value);
        }

        return source.Year is { } year ? document.AddNumber(Year, year) : document;
    }

    /// <param name="docId">Of the searcher's snapshot.</param>
    public static string IdOf(IndexSearcher searcher, int docId) =>
        searcher.Stored(docId).Text(StoredId) ?? throw new InvalidOperationException("every document of a corpus has an id");
}
