namespace Repository.Search.Queries.Syntax;

internal enum SyntaxTokenKind
{
    /// <summary>Something to find: the token has a node.</summary>
    Operand,

    /// <summary>An opening parenthesis, with the name of the field before it, if any.</summary>
    Open,

    /// <summary>A closing parenthesis, with the boost behind it, if any.</summary>
    Close,

    And,

    Or,

    Not,

    Plus,

    Minus,
}

/// <param name="Text">As typed, for operators that turn out to be words.</param>
internal readonly record struct SyntaxToken(SyntaxTokenKind Kind, string Text = "", SyntaxNode? Node = null, string? Field = null, float? Boost = null)
{
    /// <summary>Whether something to find begins here.</summary>
    public bool StartsOperand => Kind is SyntaxTokenKind.Operand or SyntaxTokenKind.Open or SyntaxTokenKind.Not or SyntaxTokenKind.Plus or SyntaxTokenKind.Minus;
}
