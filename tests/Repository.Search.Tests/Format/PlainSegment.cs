namespace Repository.Search.Tests.Format;

/// <summary>All that a segment holds, of deleted documents too.</summary>
/// <param name="Live">By docId.</param>
/// <param name="Terms">By the number of the field: its terms in ascending order.</param>
/// <param name="Values">By the number of the field, then by docId: the length, the integer, or the ordinals, ascending.</param>
/// <param name="Stored">By docId: numbers of fields and texts.</param>
internal sealed record PlainSegment(
    string Name,
    IReadOnlyList<bool> Live,
    IReadOnlyDictionary<int, List<PlainTerm>> Terms,
    IReadOnlyDictionary<int, IReadOnlyList<long>[]> Values,
    IReadOnlyList<List<(int Field, string Text)>> Stored);

internal sealed record PlainTerm(string Text, IReadOnlyList<PlainPosting> Postings);

internal sealed record PlainPosting(int DocId, int Frequency)
{
    /// <summary>One for each time that the term stands in the document; none but in text fields.</summary>
    public IReadOnlyList<int> Positions { get; init; } = [];
}
