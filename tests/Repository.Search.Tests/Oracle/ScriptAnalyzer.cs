using Repository.Search.Analysis;

namespace Repository.Search.Tests.Oracle;

/// <summary>Words between spaces; <c>_</c> leaves a position empty, <c>a/b</c> are two words at one position.</summary>
internal sealed class ScriptAnalyzer : Analyzer
{
    public override string Name => "script";

    protected override void Analyze(string text, int firstPosition, int firstOffset, List<Token> into)
    {
        var places = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < places.Length; i++)
        {
            into.AddRange(places[i].Split('/').Where(word => word != "_").Select(word => new Token(word, word, firstPosition + i, 0, 0)));
        }
    }
}
