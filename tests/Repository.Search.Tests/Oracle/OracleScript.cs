using System.Globalization;
using System.IO.Compression;
using Repository.Search.Analysis;
using Repository.Search.Documents;

namespace Repository.Search.Tests.Oracle;

/// <summary>Documents, queries, and what is done with them, as <c>README.md</c> describes: Lucene has carried out the same.</summary>
internal sealed class OracleScript
{
    public static IndexSchema Schema { get; } = new(
    [
        new KeywordFieldDefinition("id"), new TextFieldDefinition("title"), new TextFieldDefinition("body"), new KeywordFieldDefinition("kind"), new FacetFieldDefinition("tags"),
        new NumberFieldDefinition("number"),
    ]);

    private OracleScript(Analyzer analyzer, IReadOnlyList<(string Id, Document Document)> documents, IReadOnlyList<string> queries, IReadOnlyList<string[]> steps)
    {
        Analyzer = analyzer;
        Documents = documents;
        Queries = queries;
        Steps = steps;
    }

    public Analyzer Analyzer { get; }

    public IReadOnlyList<(string Id, Document Document)> Documents { get; }

    public IReadOnlyList<string> Queries { get; }

    /// <summary>A word for what is done, then what it is done with.</summary>
    public IReadOnlyList<string[]> Steps { get; }

    public static OracleScript Read(string name)
    {
        var lines = Lines($"{name}.script.gz").Select(line => line.Split(' ', 2)).ToLookup(line => line[0] is "analysis" or "document" or "query" ? line[0] : "step", StringComparer.Ordinal);
        Analyzer analyzer = lines["analysis"].Single()[1] == "english" ? Analyzers.LuceneEnglish : new ScriptAnalyzer();
        return new OracleScript(
            analyzer,
            [.. lines["document"].Select(line => Read(line[1].Split('\t'), analyzer))],
            [.. lines["query"].Select(line => line[1])],
            [.. lines["step"].Select(line => string.Join(' ', line).Split(' '))]);
    }

    public static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(SourceTree.Root, "tests", "Repository.Search.Tests", "Oracle", file)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static (string Id, Document Document) Read(string[] values, Analyzer analyzer)
    {
        var document = new Document().AddKeyword("id", values[0]).AddText("title", Tokens(values[1], analyzer)).AddText("body", Tokens(values[2], analyzer));
        if (values[3].Length > 0)
        {
            document.AddKeyword("kind", values[3]);
        }

        foreach (var tag in values[4].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            document.AddFacet("tags", tag);
        }

        return (values[0], values[5].Length > 0 ? document.AddNumber("number", long.Parse(values[5], CultureInfo.InvariantCulture)) : document);
    }

    private static List<Token> Tokens(string text, Analyzer analyzer)
    {
        var tokens = new List<Token>();
        analyzer.Analyze(text, tokens);
        return tokens;
    }
}
