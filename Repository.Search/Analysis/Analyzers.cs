namespace Repository.Search.Analysis;

/// <summary>The analyzers, one for each language that is searched by more than its exact words.</summary>
public static class Analyzers
{
    public static Analyzer English { get; } = new WordAnalyzer("english-0");

    public static Analyzer French { get; } = new WordAnalyzer("french-0");

    public static Analyzer Spanish { get; } = new WordAnalyzer("spanish-0");

    /// <summary>Of any other language, or of none in particular: a term is the exact word.</summary>
    public static Analyzer Plain { get; } = new WordAnalyzer("plain-0");

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
