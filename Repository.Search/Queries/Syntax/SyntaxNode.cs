using System.Globalization;
using System.Text;

namespace Repository.Search.Queries.Syntax;

/// <summary>
/// What somebody typed, as a tree. <see cref="object.ToString"/> writes it so that reading it again gives the same tree.
/// </summary>
public abstract record SyntaxNode
{
    /// <summary>What people type has no more, and what is written reads as it was.</summary>
    private const int BoostDecimals = 3;

    private SyntaxNode()
    {
    }

    /// <summary>A word as typed, which analysis may still cut into several or none.</summary>
    public sealed record Term(string Text) : SyntaxNode
    {
        public override string ToString() => Escape(Text);
    }

    /// <param name="Text">What stood between the quotation marks.</param>
    /// <param name="Slop">By how many positions words may be displaced; at least 0.</param>
    public sealed record Phrase(string Text, int Slop) : SyntaxNode
    {
        public override string ToString() => Slop == 0 ? $"\"{EscapeQuoted(Text)}\"" : string.Create(CultureInfo.InvariantCulture, $"\"{EscapeQuoted(Text)}\"~{Slop}");
    }

    /// <param name="Text">What stood before the asterisk; not empty.</param>
    public sealed record Prefix(string Text) : SyntaxNode
    {
        public override string ToString() => $"{Escape(Text)}*";
    }

    /// <summary>Stands in a <see cref="Field"/> only.</summary>
    /// <param name="Min">Null: no lower end.</param>
    /// <param name="Max">Null: no upper end.</param>
    public sealed record Range(string? Min, string? Max, bool MinIncluded, bool MaxIncluded) : SyntaxNode
    {
        public override string ToString() => $"{(MinIncluded ? '[' : '{')}{End(Min)} TO {End(Max)}{(MaxIncluded ? ']' : '}')}";

        private static string End(string? text) => text is null ? "*" : Escape(text);
    }

    /// <param name="Name">As typed; one of those that the reader was told of.</param>
    public sealed record Field(string Name, SyntaxNode Inner) : SyntaxNode
    {
        public override string ToString() => Inner is Boost or Group or Field ? $"{Name}:({Bare(Inner)})" : $"{Name}:{Inner}";
    }

    /// <param name="Factor">From 0 to <see cref="SyntaxParser.MaxBoost"/>.</param>
    public sealed record Boost(SyntaxNode Inner, float Factor) : SyntaxNode
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Inner is Boost ? $"({Inner})" : Inner)}^{Factor:0.###}");
    }

    /// <summary>Several things together. Either some clauses are <see cref="SyntaxOccur.Should"/>, or some may be <see cref="SyntaxOccur.Bare"/>, never both.</summary>
    public sealed record Group(IReadOnlyList<SyntaxClause> Clauses) : SyntaxNode
    {
        public bool Equals(Group? other) => other is not null && Clauses.SequenceEqual(other.Clauses);

        public override int GetHashCode() => Sequence.Hash(Clauses);

        public override string ToString() => $"({Bare(this)})";
    }

    /// <param name="boost">Null: none.</param>
    internal static SyntaxNode Boosted(SyntaxNode node, float? boost) =>
        boost is { } factor ? new Boost(node, MathF.Round(Math.Min(factor, SyntaxParser.MaxBoost), BoostDecimals)) : node;

    /// <summary>The node as it stands where nothing encloses it.</summary>
    private protected static string Bare(SyntaxNode node) => node is Group group
        ? string.Join(group.Clauses.Any(clause => clause.Occur == SyntaxOccur.Should) ? " OR " : " ", group.Clauses)
        : node.ToString();

    /// <summary>With a backslash before whatever is no letter or digit, and before the first letter of what would be an operator.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(char.IsLetterOrDigit(c) ? "" : "\\").Append(c);
        }

        return text is "AND" or "OR" or "NOT" ? $"\\{text}" : escaped.ToString();
    }

    private static string EscapeQuoted(string text) => string.Concat(text.Select(c => c == '\\' || SyntaxLexer.IsQuotationMark(c) ? $"\\{c}" : c.ToString()));
}
