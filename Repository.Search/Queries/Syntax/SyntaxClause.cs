namespace Repository.Search.Queries.Syntax;

public readonly record struct SyntaxClause(SyntaxOccur Occur, SyntaxNode Node)
{
    public override string ToString() => Occur switch
    {
        SyntaxOccur.Must => $"+{Node}",
        SyntaxOccur.MustNot => $"-{Node}",
        _ => Node.ToString(),
    };
}

/// <summary>What was said about a clause.</summary>
public enum SyntaxOccur
{
    /// <summary>Nothing: whoever maps the tree decides.</summary>
    Bare,

    /// <summary><c>+a</c>, <c>a AND b</c></summary>
    Must,

    /// <summary><c>a OR b</c></summary>
    Should,

    /// <summary><c>-a</c>, <c>NOT a</c></summary>
    MustNot,
}
