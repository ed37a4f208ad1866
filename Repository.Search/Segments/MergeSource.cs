namespace Repository.Search.Segments;

/// <summary>One of the segments that become one, and where its documents go.</summary>
internal sealed class MergeSource
{
    /// <summary>What <see cref="NewDocId"/> says of a deleted document.</summary>
    public const int Deleted = -1;

    private readonly int first;
    private readonly int[]? newDocIds;

    /// <param name="live">Null if no document is deleted.</param>
    /// <param name="first">The new docId of the first live document.</param>
    public MergeSource(SegmentReader reader, LiveDocuments? live, int first)
    {
        Reader = reader;
        this.first = first;
        LiveCount = live?.LiveCount ?? reader.DocumentCount;
        newDocIds = live is null ? null : Number(live, first);
    }

    public SegmentReader Reader { get; }

    public int LiveCount { get; }

    public int NewDocId(int docId) => newDocIds is null ? first + docId : newDocIds[docId];

    /// <summary>Whether none of these documents is deleted.</summary>
    public bool AreLive(int firstDocument, int count) => newDocIds is null || !newDocIds.AsSpan(firstDocument, count).Contains(Deleted);

    private static int[] Number(LiveDocuments live, int next)
    {
        var numbers = new int[live.DocumentCount];
        for (var docId = 0; docId < numbers.Length; docId++)
        {
            numbers[docId] = live.IsLive(docId) ? next++ : Deleted;
        }

        return numbers;
    }
}
