using System.Globalization;
using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Syntax;
using Repository.Search.Queries.Term;
using Repository.Search.Searching;

namespace Repository.Search.Tests.Oracle;

/// <summary>Reads a query of a script, in the notation of <c>README.md</c>.</summary>
internal sealed class OracleQueryReader
{
    private readonly Queue<string> words;

    private OracleQueryReader(string text) => words = new Queue<string>(text.Replace("(", "( ", StringComparison.Ordinal).Replace(")", " )", StringComparison.Ordinal).Split(' '));

    /// <summary>A search for the first hundred.</summary>
    public static SearchRequest Read(string text, OracleScript script)
    {
        if (text.StartsWith("typed ", StringComparison.Ordinal))
        {
            return new SearchRequest { Query = new QueryParser(OracleScript.Schema, "body", script.Analyzer).Parse(text["typed ".Length..]), Take = LuceneAnswer.Top };
        }

        var reader = new OracleQueryReader(text);
        if (!text.StartsWith("(filtered", StringComparison.Ordinal))
        {
            return reader.End(new SearchRequest { Query = reader.Query(), Take = LuceneAnswer.Top });
        }

        reader.Skip("(", "filtered");
        var filtered = new SearchRequest { Query = reader.Query(), Filters = [.. reader.Queries().Select((filter, i) => new Filter($"filter {i}", filter))], Take = LuceneAnswer.Top };
        reader.Skip(")");
        return reader.End(filtered);
    }

    private SearchRequest End(SearchRequest read) => words.Count == 0 ? read : throw new FormatException($"{words.Peek()} stands behind the query");

    private Query Query()
    {
        Skip("(");
        var query = Query(words.Dequeue());
        Skip(")");
        return query;
    }

    private Query Query(string kind) => kind switch
    {
        "all" => new MatchAllQuery(),
        "none" => new MatchNoneQuery(),
        "term" => new TermQuery(words.Dequeue(), words.Dequeue()),
        "phrase" => Phrase(words.Dequeue(), slop: int.Parse(words.Dequeue(), CultureInfo.InvariantCulture)),
        "prefix" => new PrefixQuery(words.Dequeue(), words.Dequeue()),
        "range" => new NumberRangeQuery(words.Dequeue(), Bound(), Bound()),
        "any" => new AnyOfQuery(words.Dequeue(), Rest()),
        "boost" => Boost(Number()),
        "constant" => Constant(Number()),
        "dismax" => DisjunctionMax(Number()),
        "bool" => Boolean(minimumShouldMatch: int.Parse(words.Dequeue(), CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"no such query: {kind}"),
    };

    private PhraseQuery Phrase(string field, int slop) =>
        new(field, [.. Rest().SelectMany((place, i) => place.Split('/').Where(word => word != "_").Select(word => new PhraseTerm(word, i)))], slop);

    private BoostQuery Boost(float boost) => new(Query(), boost);

    private ConstantScoreQuery Constant(float score) => new(Query(), score);

    private DisjunctionMaxQuery DisjunctionMax(float tieBreaker) => new([.. Queries()], tieBreaker);

    private BooleanQuery Boolean(int minimumShouldMatch)
    {
        var clauses = new List<BooleanClause>();
        while (words.Peek() != ")")
        {
            clauses.Add(new BooleanClause(Occur(words.Dequeue()), Query()));
        }

        return new BooleanQuery(clauses, minimumShouldMatch);
    }

    private static Occur Occur(string word) => word switch
    {
        "must" => Search.Queries.Boolean.Occur.Must,
        "should" => Search.Queries.Boolean.Occur.Should,
        "not" => Search.Queries.Boolean.Occur.MustNot,
        "filter" => Search.Queries.Boolean.Occur.Filter,
        _ => throw new FormatException($"no such clause: {word}"),
    };

    private List<Query> Queries()
    {
        var queries = new List<Query>();
        while (words.Peek() == "(")
        {
            queries.Add(Query());
        }

        return queries;
    }

    private List<string> Rest()
    {
        var rest = new List<string>();
        while (words.Peek() != ")")
        {
            rest.Add(words.Dequeue());
        }

        return rest;
    }

    private long? Bound() => words.Dequeue() is var word && word == "*" ? null : long.Parse(word, CultureInfo.InvariantCulture);

    private float Number() => float.Parse(words.Dequeue(), CultureInfo.InvariantCulture);

    private void Skip(params string[] expected)
    {
        foreach (var word in expected)
        {
            if (words.Dequeue() is var found && found != word)
            {
                throw new FormatException($"{found} stands where {word} should");
            }
        }
    }
}
