namespace Repository.Domain.Contributions;

/// <summary>A revision that was public once.</summary>
/// <param name="Number">As addresses and citations name it: 1 for the first one.</param>
public sealed record RecordVersion(int Number, DateTimeOffset PublishedAt, Revision Revision)
{
    public RevisionContent Content => Revision.Content;
}
