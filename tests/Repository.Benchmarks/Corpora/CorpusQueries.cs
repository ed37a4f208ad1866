using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Term;

namespace Repository.Benchmarks.Corpora;

/// <summary>Makes queries of the engine: the same as the other engines are asked.</summary>
internal static class CorpusQueries
{
    public static Query Make(CorpusQuery source, CorpusAnalysis analysis)
    {
        var words = Words(source, analysis);
        return source.Filter is { } filter
            ? new BooleanQuery([new(Occur.Must, words), new(Occur.Filter, new TermQuery(filter.Field, filter.Value))])
            : words;
    }

    private static Query Words(CorpusQuery source, CorpusAnalysis analysis)
    {
        if (source.Shape == QueryShape.Prefix)
        {
            return new PrefixQuery(CorpusSchema.Body, analysis.PrefixOf(source.Text));
        }

        var tokens = analysis.TokensOf(source.Text, inOrder: source.Shape == QueryShape.Phrase);
        if (source.Shape == QueryShape.Phrase)
        {
            return new PhraseQuery(CorpusSchema.Body, [.. tokens.Select(token => new PhraseTerm(token.Term, token.Position))]);
        }

        var occur = source.Shape == QueryShape.All ? Occur.Must : Occur.Should;
        return tokens is [var only]
            ? new TermQuery(CorpusSchema.Body, only.Term)
            : new BooleanQuery([.. tokens.Select(token => new BooleanClause(occur, new TermQuery(CorpusSchema.Body, token.Term)))]);
    }
}
