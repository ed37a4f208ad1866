using Repository.Search.Analysis;

namespace Repository.Benchmarks.Corpora;

/// <summary>How texts become terms, kept with an index so that queries are read alike.</summary>
/// <param name="Name"><see cref="LuceneEnglish"/> or <see cref="Default"/>.</param>
/// <param name="Language">That of most documents: queries do not say theirs.</param>
internal sealed record CorpusAnalysis(string Name, string Language)
{
    /// <summary>The terms of Lucene 8's EnglishAnalyzer, whatever the language.</summary>
    public const string LuceneEnglish = "lucene-english";

    /// <summary>The site's own analysis of each document's language.</summary>
    public const string Default = "default";

    private const string NameKey = "analysis";
    private const string LanguageKey = "language";

    public IReadOnlyDictionary<string, string> UserData => new Dictionary<string, string>(StringComparer.Ordinal) { [NameKey] = Name, [LanguageKey] = Language };

    public static CorpusAnalysis Of(string name, IEnumerable<CorpusDocument> documents) =>
        new(name, documents.CountBy(document => document.Language, StringComparer.Ordinal).MaxBy(count => count.Value).Key);

    /// <summary>Null if the index was not made from a corpus.</summary>
    public static CorpusAnalysis? From(IReadOnlyDictionary<string, string> userData) =>
        userData.TryGetValue(NameKey, out var name) && userData.TryGetValue(LanguageKey, out var language) ? new CorpusAnalysis(name, language) : null;

    public Analyzer AnalyzerOf(string language) => Name == LuceneEnglish ? Analyzers.LuceneEnglish : Analyzers.For(language);

    /// <summary>The tokens of a query's words.</summary>
    /// <param name="inOrder">Whether stop words stay in, as a phrase needs them; otherwise they are left out unless there is nothing else, as on the site.</param>
    public IReadOnlyList<Token> TokensOf(string text, bool inOrder)
    {
        var tokens = new List<Token>();
        AnalyzerOf(Language).Analyze(text, tokens);
        var weighty = tokens.FindAll(token => !StopWords.All.Contains(token.Exact));
        return inOrder || Name == LuceneEnglish || weighty.Count == 0 ? tokens : weighty;
    }

    /// <summary>A beginning of a word as terms are written.</summary>
    public string PrefixOf(string text) => Name == LuceneEnglish ? text : Folding.Fold(text);
}
