using System.Globalization;
using Repository.Search.Analysis;
using Repository.Search.Documents;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Term;

namespace Repository.Search.Queries.Syntax;

/// <summary>What was typed as a query over the fields of an index: plain, as Lucene's QueryParser does it, without any wish to please.</summary>
/// <param name="schema">Its fields may be named; stored ones are none.</param>
/// <param name="defaultField">A text field: where words are looked for that name none.</param>
/// <param name="analyzer">Of all text fields; they hold <see cref="Token.Term"/>.</param>
public sealed class QueryParser(IndexSchema schema, string defaultField, Analyzer analyzer)
{
    private readonly FieldDefinition defaultDefinition = schema.Find(defaultField) as TextFieldDefinition ?? throw new ArgumentException("The default field is a text field of the schema.", nameof(defaultField));

    /// <summary>What words are that nothing is said about.</summary>
    public Occur DefaultOccur { get; init; } = Occur.Should;

    /// <param name="text">Any text. One without words matches nothing.</param>
    public Query Parse(string text) => Map(SyntaxParser.Parse(text, name => schema.Find(name) is not (null or StoredFieldDefinition or DateFieldDefinition)), defaultDefinition) ?? new MatchNoneQuery();

    /// <summary>Null if analysis leaves nothing to look for.</summary>
    private Query? Map(SyntaxNode node, FieldDefinition field) => node switch
    {
        SyntaxNode.Group group => Together(group.Clauses.Select(clause => (OccurOf(clause.Occur), Map(clause.Node, field)))),
        SyntaxNode.Field named => Map(named.Inner, schema.Find(named.Name)!),
        SyntaxNode.Boost boost => Map(boost.Inner, field) is { } inner ? new BoostQuery(inner, boost.Factor) : null,
        SyntaxNode.Term term => Term(term.Text, field),
        SyntaxNode.Phrase phrase => Phrase(phrase, field),
        SyntaxNode.Prefix prefix when field is not NumberFieldDefinition => new PrefixQuery(field.Name, field is TextFieldDefinition ? Folding.Fold(prefix.Text) : prefix.Text),
        SyntaxNode.Prefix prefix => Words(prefix.Text, defaultDefinition),
        SyntaxNode.Range range => Range(range, field),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "No such node."),
    };

    private Occur OccurOf(SyntaxOccur occur) => occur switch
    {
        SyntaxOccur.Must => Occur.Must,
        SyntaxOccur.Should => Occur.Should,
        SyntaxOccur.MustNot => Occur.MustNot,
        _ => DefaultOccur,
    };

    private static BooleanQuery? Together(IEnumerable<(Occur Occur, Query? Query)> clauses)
    {
        var mapped = clauses.Where(clause => clause.Query is not null).Select(clause => new BooleanClause(clause.Occur, clause.Query!)).ToList();
        return mapped.Count == 0 ? null : new BooleanQuery(mapped);
    }

    private Query? Term(string text, FieldDefinition field) => field switch
    {
        TextFieldDefinition => Words(text, field),
        NumberFieldDefinition => Number(text) is { } number ? new NumberRangeQuery(field.Name, number, number) : Words(text, defaultDefinition),
        _ => new TermQuery(field.Name, text),
    };

    private Query? Words(string text, FieldDefinition field)
    {
        var tokens = Tokens(text);
        return tokens is [var only] ? new TermQuery(field.Name, only.Term) : Together(tokens.Select(token => (DefaultOccur, (Query?)new TermQuery(field.Name, token.Term))));
    }

    private Query? Phrase(SyntaxNode.Phrase phrase, FieldDefinition field)
    {
        if (field is not TextFieldDefinition)
        {
            return Term(phrase.Text, field);
        }

        var tokens = Tokens(phrase.Text);
        return tokens.Count == 0 ? null : new PhraseQuery(field.Name, [.. tokens.Select(token => new PhraseTerm(token.Term, token.Position))], phrase.Slop);
    }

    /// <summary>A range that is none of numbers is read as its words.</summary>
    private Query? Range(SyntaxNode.Range range, FieldDefinition field)
    {
        var min = range.Min is null ? null : Number(range.Min);
        var max = range.Max is null ? null : Number(range.Max);
        if (field is not NumberFieldDefinition || min is null != range.Min is null || max is null != range.Max is null)
        {
            return Words($"{range.Min} {range.Max}", field is TextFieldDefinition ? field : defaultDefinition);
        }

        return (min == long.MaxValue && !range.MinIncluded) || (max == long.MinValue && !range.MaxIncluded)
            ? new MatchNoneQuery()
            : new NumberRangeQuery(field.Name, min + (range.MinIncluded ? 0 : 1), max - (range.MaxIncluded ? 0 : 1));
    }

    private List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        analyzer.Analyze(text, tokens);
        return tokens;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
