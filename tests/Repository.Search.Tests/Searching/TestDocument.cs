using Repository.Search.Analysis;
using Repository.Search.Documents;

namespace Repository.Search.Tests.Searching;

/// <summary>A document as a naive search sees it.</summary>
/// <param name="Title">Words with their positions, ascending; a naive search takes a word but once at one position.</param>
/// <param name="Body">Likewise.</param>
internal sealed record TestDocument(
    string Id, IReadOnlyList<(string Term, int Position)> Title, IReadOnlyList<(string Term, int Position)> Body, IReadOnlyList<string> Tags, string? Language, string? Name, long? From, long? To)
{
    public static IndexSchema Schema { get; } = new(
    [
        new KeywordFieldDefinition("id"), new TextFieldDefinition("title"), new TextFieldDefinition("body"), new FacetFieldDefinition("tags"),
        new FacetFieldDefinition("language"), new KeywordFieldDefinition("name") { Sorted = true }, new NumberFieldDefinition("from"), new NumberFieldDefinition("to"),
    ]);

    /// <summary>What stands in a field that has terms; positions only matter in texts.</summary>
    public IReadOnlyList<(string Term, int Position)> Terms(string field) => field switch
    {
        "title" => Title,
        "body" => Body,
        "tags" => [.. Tags.Distinct(StringComparer.Ordinal).Select(tag => (tag, 0))],
        "language" => Language is null ? [] : [(Language, 0)],
        "name" => Name is null ? [] : [(Name, 0)],
        "id" => [(Id, 0)],
        _ => [],
    };

    public long? Number(string field) => field switch
    {
        "from" => From,
        "to" => To,
        _ => null,
    };

    public Document ToDocument()
    {
        var document = new Document().AddKeyword("id", Id).AddText("title", Tokens(Title)).AddText("body", Tokens(Body));
        foreach (var tag in Tags)
        {
            document.AddFacet("tags", tag);
        }

        _ = Language is null ? document : document.AddFacet("language", Language);
        _ = Name is null ? document : document.AddKeyword("name", Name);
        _ = From is { } from ? document.AddNumber("from", from) : document;
        _ = To is { } to ? document.AddNumber("to", to) : document;
        return document;
    }

    private static IReadOnlyList<Token> Tokens(IReadOnlyList<(string Term, int Position)> words) => [.. words.Select(word => new Token(word.Term, word.Term, word.Position, 0, 0))];
}
