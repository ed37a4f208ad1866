using Repository.Search.Analysis.Stemming;

namespace Repository.Search.Analysis;

/// <summary>The analyzers, one for each language that is searched by more than its exact words.</summary>
/// <remarks>All keep stop words: a query treats them as weak (<see cref="StopWords"/>).</remarks>
public static class Analyzers
{
    /// <summary>
    /// <c>égalité</c>, but not <c>conduite</c> and <c>illicite</c>; <c>première</c>; <c>employé</c> and <c>aidée</c>. After an i, where <c>économie</c> and <c>réfugié</c> look alike, the
    /// feminine is read as the masculine.
    /// </summary>
    private static readonly AccentedEndings FrenchEndings = new(
        ("licites", "licites"), ("licite", "licite"), ("uites", "uites"), ("ieres", "ières"), ("uite", "uite"), ("ites", "ités"), ("iere", "ière"), ("iees", "ies"),
        ("oyes", "oyés"), ("ite", "ité"), ("ees", "ées"), ("iee", "ie"), ("oye", "oyé"), ("ee", "ée"));

    /// <summary><c>tecnología</c>, <c>geografía</c>, <c>economía</c>, <c>migración</c>.</summary>
    private static readonly AccentedEndings SpanishEndings = new(
        ("grafias", "grafías"), ("logias", "logías"), ("nomias", "nomías"), ("grafia", "grafía"), ("logia", "logía"), ("nomia", "nomía"), ("ion", "ión"));

    public static Analyzer English { get; } = new WordAnalyzer("english-1", EnglishStemmer.Stem);

    public static Analyzer French { get; } = new WordAnalyzer("french-1", word => Folding.Fold(FrenchStemmer.Stem(FrenchEndings.Restore(word))));

    public static Analyzer Spanish { get; } = new WordAnalyzer("spanish-1", word => Folding.Fold(SpanishStemmer.Stem(SpanishEndings.Restore(word))));

    /// <summary>Of any other language, or of none in particular: a term is the exact word.</summary>
    public static Analyzer Plain { get; } = new WordAnalyzer("plain-1", word => word);

    /// <summary>The terms of Lucene 8's EnglishAnalyzer, so that an index can be held against Lucene's. No field of the catalogue uses it.</summary>
    public static Analyzer LuceneEnglish { get; } = new LuceneEnglishAnalyzer();

    /// <summary>Those that fields use.</summary>
    public static IReadOnlyList<Analyzer> All { get; } = [English, French, Spanish, Plain];

    /// <summary>The analyzer of a language.</summary>
    /// <param name="language">A language tag such as <c>fr</c> or <c>pt-BR</c>: what follows its first hyphen plays no part.</param>
    public static Analyzer For(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "en" => English,
        "fr" => French,
        "es" => Spanish,
        _ => Plain,
    };
}
