using Repository.Search.Analysis;

namespace Repository.Search.Queries.Syntax;

/// <summary>
/// Reads Lucene's classic query language: words, <c>"phrases"~2</c>, <c>+a -b</c>, <c>AND OR NOT</c> (<c>&amp;&amp; || !</c>),
/// <c>field:a</c>, parentheses, <c>prefix*</c>, <c>field:[a TO b]</c> or <c>field:a..b</c>, <c>a^2</c>, and <c>\</c> before a mark that means itself.
/// </summary>
/// <remarks>
/// No input is an error: what is not understood is read as words, and marks without a meaning fall away. Unlike Lucene's, AND binds more
/// tightly than OR, and OR more tightly than a space, so that <c>health women OR girls</c> is about health in any case.
/// <c>a~1</c> is read as <c>a</c>.
/// </remarks>
public static class SyntaxParser
{
    /// <summary>Nobody types more, in UTF-16 code units; what follows is left out.</summary>
    public const int MaxLength = 1_000;

    /// <summary>Words, phrases, prefixes and ranges, each of which costs a pass over its postings; what follows is left out.</summary>
    public const int MaxOperands = 64;

    /// <summary>Parentheses within parentheses; those deeper mean nothing.</summary>
    public const int MaxDepth = 16;

    /// <summary>A greater number would drown everything else, and overflow at last.</summary>
    public const float MaxBoost = 1_000;

    /// <summary>A phrase so loose says no more than its words, and one that is looser reaches from one part of a field to the next.</summary>
    public const int MaxSlop = Analyzer.PartGap - 1;

    /// <param name="text">Any text.</param>
    /// <param name="isField">Whether there is a field of that name, as typed.</param>
    public static SyntaxNode.Group Parse(string text, Func<string, bool> isField)
    {
        var tokens = Bounded(WithWords(Balanced(new SyntaxLexer(Bounded(text), isField).Tokens())));
        var clauses = new Reading(tokens).Sequence();
        return Node(clauses) as SyntaxNode.Group ?? new SyntaxNode.Group(clauses);
    }

    private static string Bounded(string text) =>
        text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    /// <summary>Without parentheses that nothing opened or that are too deep; those that nothing closed are closed at the end.</summary>
    private static List<SyntaxToken> Balanced(List<SyntaxToken> tokens)
    {
        var balanced = new List<SyntaxToken>(tokens.Count);
        var open = 0;
        foreach (var token in tokens)
        {
            open += token.Kind == SyntaxTokenKind.Open ? 1 : 0;
            var kept = token.Kind switch
            {
                SyntaxTokenKind.Open => open <= MaxDepth,
                SyntaxTokenKind.Close => open is > 0 and <= MaxDepth,
                _ => true,
            };
            if (kept)
            {
                balanced.Add(token);
            }

            open -= token.Kind == SyntaxTokenKind.Close && open > 0 ? 1 : 0;
        }

        balanced.AddRange(Enumerable.Repeat(new SyntaxToken(SyntaxTokenKind.Close), Math.Min(open, MaxDepth)));
        return balanced;
    }

    /// <summary>An operator with nothing to work on is a word, if it is spelled as one, and falls away otherwise.</summary>
    private static List<SyntaxToken> WithWords(List<SyntaxToken> tokens)
    {
        var words = new List<SyntaxToken>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var follows = i + 1 < tokens.Count && tokens[i + 1].StartsOperand;
            var works = tokens[i].Kind switch
            {
                SyntaxTokenKind.And or SyntaxTokenKind.Or => follows && words is [.., { Kind: SyntaxTokenKind.Operand or SyntaxTokenKind.Close }],
                SyntaxTokenKind.Not or SyntaxTokenKind.Plus or SyntaxTokenKind.Minus => follows,
                _ => true,
            };
            if (works)
            {
                words.Add(tokens[i]);
            }
            else if (char.IsLetter(tokens[i].Text[0]))
            {
                words.Add(new(SyntaxTokenKind.Operand, Node: new SyntaxNode.Term(tokens[i].Text)));
            }
        }

        return words;
    }

    private static List<SyntaxToken> Bounded(List<SyntaxToken> tokens)
    {
        var operands = 0;
        return tokens.FindAll(token => token.Kind != SyntaxTokenKind.Operand || ++operands <= MaxOperands);
    }

    private static SyntaxNode Node(IReadOnlyList<SyntaxClause> clauses) => clauses is [{ Occur: SyntaxOccur.Bare, Node: var only }] ? only : new SyntaxNode.Group(clauses);

    /// <summary>Recursive descent: a sequence holds alternatives, which hold conjunctions, which hold operands. Any of them may turn out to be empty.</summary>
    /// <param name="tokens">With balanced parentheses.</param>
    private sealed class Reading(List<SyntaxToken> tokens)
    {
        private int at;

        private SyntaxTokenKind? Kind => at < tokens.Count ? tokens[at].Kind : null;

        /// <summary>What stands side by side, up to a closing parenthesis or the end.</summary>
        public List<SyntaxClause> Sequence()
        {
            var sequence = new List<List<List<SyntaxClause>>>();
            while (Kind is not (null or SyntaxTokenKind.Close))
            {
                sequence.Add(Alternatives());
            }

            sequence.RemoveAll(alternatives => alternatives.Count == 0);
            return
            [
                .. sequence.SelectMany(IEnumerable<SyntaxClause> (alternatives) =>
                    alternatives is [var conjunction] ? conjunction
                    : sequence.Count == 1 ? alternatives.Select(Alternative)
                    : [new(SyntaxOccur.Bare, new SyntaxNode.Group([.. alternatives.Select(Alternative)]))]),
            ];
        }

        private static SyntaxClause Alternative(List<SyntaxClause> conjunction) => conjunction switch
        {
            [{ Occur: SyntaxOccur.Bare, Node: var node }] => new(SyntaxOccur.Should, node),
            [var only] => only,
            _ => new(SyntaxOccur.Should, new SyntaxNode.Group(conjunction)),
        };

        /// <summary>Conjunctions with OR between them.</summary>
        private List<List<SyntaxClause>> Alternatives()
        {
            var alternatives = new List<List<SyntaxClause>>();
            do
            {
                alternatives.Add(Conjunction());
            }
            while (Read(SyntaxTokenKind.Or));
            alternatives.RemoveAll(conjunction => conjunction.Count == 0);
            return alternatives;
        }

        /// <summary>Operands with AND between them.</summary>
        private List<SyntaxClause> Conjunction()
        {
            var conjunction = new List<SyntaxClause>();
            do
            {
                if (Operand() is { } operand)
                {
                    conjunction.Add(operand);
                }
            }
            while (Read(SyntaxTokenKind.And));
            return conjunction.Count == 1 ? conjunction : conjunction.ConvertAll(clause => clause.Occur == SyntaxOccur.Bare ? clause with { Occur = SyntaxOccur.Must } : clause);
        }

        private SyntaxClause? Operand()
        {
            var (plus, minus) = (false, false);
            while (Kind is SyntaxTokenKind.Plus or SyntaxTokenKind.Minus or SyntaxTokenKind.Not)
            {
                plus |= Kind == SyntaxTokenKind.Plus;
                minus |= Kind != SyntaxTokenKind.Plus;
                at++;
            }

            var occur = minus ? SyntaxOccur.MustNot : plus ? SyntaxOccur.Must : SyntaxOccur.Bare;
            var node = Kind switch
            {
                SyntaxTokenKind.Operand => tokens[at++].Node,
                SyntaxTokenKind.Open => Parenthesis(),
                _ => null,
            };
            return node is null ? null : new SyntaxClause(occur, node);
        }

        private SyntaxNode? Parenthesis()
        {
            var field = tokens[at++].Field;
            var clauses = Sequence();
            var boost = tokens[at++].Boost;
            var node = Node(clauses);
            return clauses.Count == 0 ? null : SyntaxNode.Boosted(field is null ? node : new SyntaxNode.Field(field, node), boost);
        }

        private bool Read(SyntaxTokenKind kind)
        {
            var found = Kind == kind;
            at += found ? 1 : 0;
            return found;
        }
    }
}
