using System.Collections;

namespace Repository.Domain.Contributions;

/// <summary>Published records as they were asked for, but for those that cannot be read: one damaged record must not hide the others.</summary>
public sealed class PublishedRecords(IReadOnlyList<PublishedRecord> records) : IReadOnlyList<PublishedRecord>
{
    public static PublishedRecords None { get; } = new([]);

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<UnreadableRevisionException> Unreadable { get; init; } = [];

    /// <summary>The last contribution that was looked at, whether it could be read or not; null if there was none.</summary>
    public Guid? LastId { get; init; }

    public int Count => records.Count;

    public PublishedRecord this[int index] => records[index];

    public IEnumerator<PublishedRecord> GetEnumerator() => records.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
