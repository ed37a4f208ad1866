namespace Repository.Search.Terms;

/// <summary>Walks over terms in order. Stands before the first term at the beginning.</summary>
public sealed class TermEnumerator
{
    /// <summary>Valid until the next move.</summary>
    public ReadOnlySpan<byte> Term => throw new NotSupportedException("comes with the next commits");

    public TermEntry Entry => throw new NotSupportedException("comes with the next commits");

    /// <summary>False past the last term, however often it is asked.</summary>
    public bool MoveNext() => throw new NotSupportedException("comes with the next commits");
}
