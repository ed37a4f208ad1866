namespace Repository.Search.Terms;

/// <summary>The terms of one field in one segment, in the order of their UTF-8 bytes. Safe for use by several threads.</summary>
public sealed class FieldTerms
{
    /// <summary>Documents with at least one token, deleted ones among them.</summary>
    public int DocumentCount => throw new NotSupportedException("comes with the next commits");

    /// <summary>Tokens of all documents.</summary>
    public long SumTotalTermFrequency => throw new NotSupportedException("comes with the next commits");

    public long TermCount => throw new NotSupportedException("comes with the next commits");

    public bool TryFind(ReadOnlySpan<byte> utf8Term, out TermEntry entry) => throw new NotSupportedException("comes with the next commits");

    /// <summary>The terms from that one on, it included; it need not be a term.</summary>
    public TermEnumerator From(ReadOnlySpan<byte> utf8Start) => throw new NotSupportedException("comes with the next commits");
}
