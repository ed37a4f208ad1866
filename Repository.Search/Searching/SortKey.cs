namespace Repository.Search.Searching;

/// <summary>What hits are ordered by.</summary>
public abstract record SortKey
{
    private SortKey()
    {
    }

    /// <summary>The highest score first.</summary>
    public sealed record Score : SortKey;

    /// <param name="Field">A number or date field.</param>
    /// <param name="Descending">Does not touch where documents without a number stand.</param>
    /// <param name="MissingFirst">Documents without a number come first; otherwise last.</param>
    public sealed record Number(string Field, bool Descending = false, bool MissingFirst = false) : SortKey;

    /// <summary>By the bytes of the value in UTF-8.</summary>
    /// <param name="Field">A sorted keyword field.</param>
    /// <param name="Descending">Does not touch where documents without a value stand.</param>
    /// <param name="MissingFirst">Documents without a value come first; otherwise last.</param>
    public sealed record Keyword(string Field, bool Descending = false, bool MissingFirst = false) : SortKey;
}
