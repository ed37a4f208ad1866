using System.Globalization;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;
using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Syntax;

namespace Repository.Search.Catalogue;

/// <summary>
/// Reads one query. No input is an error: what is not understood is read as words, and what holds none asks for nothing. Words side by side must
/// all occur; stop words among them need not, and count little, and in the title alone.
/// </summary>
internal sealed class TypedQueryReader
{
    /// <summary>Nobody means more; each costs a search. What follows is left out.</summary>
    public const int MaxWords = 64;

    /// <summary>What an optional stop word counts: enough to part equals.</summary>
    public const float StopWordWeight = 0.1f;

    private readonly SoughtQueries queries;
    private readonly TaxonomyTree taxonomy;
    private readonly TaxonomyLabels labels;
    private int wordsLeft = MaxWords;

    private TypedQueryReader(SoughtQueries queries, TaxonomyTree taxonomy)
    {
        this.queries = queries;
        this.taxonomy = taxonomy;
        labels = TaxonomyLabels.Of(taxonomy);
    }

    /// <summary>Null if the words ask for nothing.</summary>
    public static TypedQuery? Read(string words, SoughtQueries queries, TaxonomyTree taxonomy) =>
        new TypedQueryReader(queries, taxonomy).Read(SyntaxParser.Parse(words, TypedField.IsName));

    private TypedQuery? Read(SyntaxNode.Group group) => Together(group.Clauses.SelectMany(clause => Clauses(clause.Node, clause.Occur, field: null)));

    /// <param name="Occur">Bare only of a stop word, which need not occur where other clauses look for words.</param>
    /// <param name="InTitle">Of a stop word: the query for where it need not occur. Elsewhere it says nothing, and its postings are the longest of all.</param>
    private readonly record struct Clause(SyntaxOccur Occur, TypedQuery Asked, Query? InTitle = null);

    /// <summary>What the node asks of a record, as clauses of whatever encloses it.</summary>
    private IEnumerable<Clause> Clauses(SyntaxNode node, SyntaxOccur occur, TypedField? field) => node switch
    {
        SyntaxNode.Field named => Clauses(named.Inner, Said(occur), TypedField.Named(named.Name)),
        SyntaxNode.Group group => One(Together(group.Clauses.SelectMany(clause => Clauses(clause.Node, clause.Occur, field))), occur),
        SyntaxNode.Boost boost => One(Boosted(Together(Clauses(boost.Inner, SyntaxOccur.Must, field)), boost.Factor), occur),
        _ => field switch
        {
            TypedField.Terms terms => Narrowing(node, occur, terms, IdsOf(node, terms.Dimension) is { Count: > 0 } ids ? new AnyOfQuery(terms.IndexField, ids) : null),
            TypedField.Kind kind => Narrowing(node, occur, kind, KindOf(node) is { } name ? new AnyOfQuery(CatalogueSchema.Kind, name) : null),
            TypedField.Years years => Narrowing(node, occur, years, YearsOf(node)),
            _ => Words(node, occur, field?.Name),
        },
    };

    /// <summary>The clauses as one; null if there are none.</summary>
    private static TypedQuery? Together(IEnumerable<Clause> asked)
    {
        var clauses = asked.Distinct().ToList();
        if (clauses is [] or [{ Occur: not SyntaxOccur.MustNot }])
        {
            return clauses is [var only] ? only.Asked : null;
        }

        var hasWords = clauses.Exists(clause => clause is { Occur: SyntaxOccur.Must or SyntaxOccur.Should, Asked.Shown.Count: > 0 });
        var parts = clauses.Select(clause => PartOf(clause, hasWords)).ToList();
        if (clauses.TrueForAll(clause => clause.Occur == SyntaxOccur.MustNot))
        {
            parts.Add(new BooleanClause(Occur.Filter, new MatchAllQuery()));
        }

        return new TypedQuery(
            new BooleanQuery(parts),
            [.. clauses.Where(clause => clause.Occur != SyntaxOccur.MustNot && !(hasWords && clause.Occur == SyntaxOccur.Bare)).SelectMany(clause => clause.Asked.Shown)]);
    }

    /// <param name="hasWords">Whether other clauses look for words, so that stop words need not occur.</param>
    private static BooleanClause PartOf(Clause clause, bool hasWords) => clause.Occur switch
    {
        SyntaxOccur.MustNot => new(Occur.MustNot, clause.Asked.Query),
        SyntaxOccur.Should => new(Occur.Should, clause.Asked.Query),
        SyntaxOccur.Bare when hasWords => new(Occur.Should, new BoostQuery(clause.InTitle!, StopWordWeight)),
        _ => new(Occur.Must, clause.Asked.Query),
    };

    private static TypedQuery? Boosted(TypedQuery? asked, float factor) => asked is null ? null : asked with { Query = new BoostQuery(asked.Query, factor) };

    private static IEnumerable<Clause> One(TypedQuery? asked, SyntaxOccur occur) => asked is null ? [] : [new Clause(Said(occur), asked)];

    private static SyntaxOccur Said(SyntaxOccur occur) => occur == SyntaxOccur.Bare ? SyntaxOccur.Must : occur;

    /// <summary>A clause that does not score; where its field has no such value, its field's name and value as words.</summary>
    private IEnumerable<Clause> Narrowing(SyntaxNode node, SyntaxOccur occur, TypedField field, Query? query) =>
        query is not null
            ? One(new TypedQuery(new BoostQuery(query, 0), []), occur)
            : One(Together(Words(new SyntaxNode.Term(field.Name), SyntaxOccur.Bare, field: null).Concat(Words(node, SyntaxOccur.Bare, field: null)).ToList()), occur);

    /// <param name="field">The only field to look in; null: all.</param>
    private IEnumerable<Clause> Words(SyntaxNode node, SyntaxOccur occur, string? field)
    {
        var clauses = SoughtIn(node).Select(ClauseOf).ToList();
        return occur is SyntaxOccur.Bare or SyntaxOccur.Must ? clauses : One(Together(clauses), occur);

        Clause ClauseOf(Sought sought)
        {
            var asked = new TypedQuery(queries.For(sought, field), [new ShownWords(sought, field)]);
            return occur == SyntaxOccur.Bare && sought is Sought.Word word && StopWords.All.Contains(word.Exact)
                ? new Clause(SyntaxOccur.Bare, asked, queries.For(sought, field ?? HitWriter.Title))
                : new Clause(SyntaxOccur.Must, asked);
        }
    }

    /// <summary>What the node looks for, all of it to be found: a term may be several words, or none.</summary>
    private IReadOnlyList<Sought> SoughtIn(SyntaxNode node)
    {
        switch (node)
        {
            case SyntaxNode.Term term:
                return [.. WordsOf(term.Text)];
            case SyntaxNode.Phrase phrase:
                var words = WordsOf(phrase.Text);
                return words.Count == 0 ? [] : [new Sought.Phrase([.. words.Select(word => word.Exact)], phrase.Slop)];
            case SyntaxNode.Prefix prefix:
                var starts = WordsOf(prefix.Text);
                return starts is [.. var whole, var last] ? [.. whole, new Sought.Prefix(last.Exact)] : [];
            case SyntaxNode.Range range:
                return [.. WordsOf($"{range.Min} {range.Max}")];
            default:
                return [];
        }
    }

    /// <summary>Each word in the forms that the languages give it: all analyzers see the same words in a text, but might see others in one of its words alone.</summary>
    private List<Sought.Word> WordsOf(string text)
    {
        var byAnalyzer = Analyzers.All.Select(analyzer =>
        {
            var tokens = new List<Token>();
            analyzer.Analyze(text, tokens);
            return tokens;
        }).ToList();
        var words = byAnalyzer[0].Take(wordsLeft).Select((token, i) => new Sought.Word(token.Exact, [.. byAnalyzer.Select(tokens => tokens[i].Term).Distinct(StringComparer.Ordinal)])).ToList();
        wordsLeft -= words.Count;
        return words;
    }

    /// <summary>The term of that id, else those whose labels hold the words.</summary>
    private List<string> IdsOf(SyntaxNode node, Dimension dimension)
    {
        if (node is SyntaxNode.Term { Text: var text } && taxonomy.Find(dimension, text.ToLowerInvariant()) is { } term)
        {
            return [term.Id];
        }

        var sought = SoughtIn(node).Select(each => labels.Matching(each).Where(key => key.Dimension == dimension).Select(key => key.Id)).ToList();
        return sought.Count == 0 ? [] : [.. sought.Aggregate((all, more) => all.Intersect(more, StringComparer.Ordinal))];
    }

    private static string? KindOf(SyntaxNode node) =>
        node is SyntaxNode.Term { Text: var text } ? (KindCatalogue.Find(text.ToLowerInvariant()) ?? KindCatalogue.AtPath(text.ToLowerInvariant()))?.Name : null;

    private static Query? YearsOf(SyntaxNode node) => node switch
    {
        SyntaxNode.Term term when Year(term.Text) is { } year => CatalogueFilters.Overlapping(year, year),
        SyntaxNode.Range { Min: { } min, Max: { } max } range when Year(min) > Year(max) => YearsOf(new SyntaxNode.Range(max, min, range.MaxIncluded, range.MinIncluded)),
        SyntaxNode.Range { Min: var min, Max: var max } range when (min is null || Year(min) is not null) && (max is null || Year(max) is not null) =>
            YearsBetween(min is null ? null : Year(min) + (range.MinIncluded ? 0 : 1), max is null ? null : Year(max) - (range.MaxIncluded ? 0 : 1)),
        _ => null,
    };

    private static Query YearsBetween(int? from, int? to) => from > to ? new MatchNoneQuery() : CatalogueFilters.Overlapping(from, to);

    private static int? Year(string text) => text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
