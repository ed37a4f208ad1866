using Repository.Search.Analysis;
using Repository.Search.Documents;
using Repository.Search.Merging;

namespace Repository.EndlessWriter.Index;

/// <summary>A schema with every structure of the format, and documents of an id and some words that fill all of it.</summary>
public static class SmallDocuments
{
    public static IndexSchema Schema { get; } = new(
    [
        new KeywordFieldDefinition("id"),
        new TextFieldDefinition("body"),
        new FacetFieldDefinition("theme"),
        new NumberFieldDefinition("length"),
        new StoredFieldDefinition("id.stored"),
        new StoredFieldDefinition("body.stored"),
    ]);

    /// <summary>Merges all the time.</summary>
    public static TieredMergePolicy EagerMerges { get; } = new() { SegmentsPerTier = 3 };

    /// <param name="body">Words with one space between them.</param>
    public static Document Of(string id, string body) => new Document()
        .AddKeyword("id", id)
        .AddText("body", Tokens(body))
        .AddFacet("theme", body.Split(' ')[0])
        .AddNumber("length", body.Length)
        .Store("id.stored", id)
        .Store("body.stored", body);

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var start = 0;
        foreach (var word in text.Split(' '))
        {
            tokens.Add(new Token(word, word, tokens.Count, start, start + word.Length));
            start += word.Length + 1;
        }

        return tokens;
    }
}
