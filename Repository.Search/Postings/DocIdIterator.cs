namespace Repository.Search.Postings;

/// <summary>Documents of one segment in ascending order.</summary>
public abstract class DocIdIterator
{
    /// <summary>Where the iterator stands past the last document. Moving on from there is not allowed.</summary>
    public const int NoMoreDocuments = int.MaxValue;

    /// <summary>-1 before the first move.</summary>
    public abstract int DocId { get; }

    /// <summary>An upper bound, or a good guess, of how many documents there are.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the next document and returns it.</summary>
    public abstract int NextDocument();

    /// <summary>Moves to the first document that is <paramref name="target"/> or beyond, and returns it.</summary>
    /// <param name="target">Beyond <see cref="DocId"/>.</param>
    public abstract int Advance(int target);
}
