using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;

namespace Repository.Domain.Contributions;

internal sealed record ContributionRow
{
    /// <summary>The columns, of a table named c.</summary>
    public const string Columns = """
        c.id, c.kind, c.number, c.slug, c.work_id, c.publication, c.published_revision_id,
               c.published_at, c.withdrawn_at, c.withdrawn_by, c.withdrawal_reason, c.replaced_by_id, c.version,
               (select p.number from publications p where p.revision_id = c.published_revision_id) as published_version
        """;

    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required int Number { get; init; }

    public required string Slug { get; init; }

    public required Guid WorkId { get; init; }

    public required string Publication { get; init; }

    public Guid? PublishedRevisionId { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public Guid? WithdrawnBy { get; init; }

    public string? WithdrawalReason { get; init; }

    public Guid? ReplacedById { get; init; }

    public required long Version { get; init; }

    public int? PublishedVersion { get; init; }

    public Contribution ToContribution() => new()
    {
        Id = Id,
        Kind = KindCatalogue.Named(Kind),
        Number = Number,
        Slug = Slug,
        WorkId = WorkId,
        Publication = StoredName.Parse<PublicationState>(Publication),
        PublishedRevisionId = PublishedRevisionId,
        PublishedAt = PublishedAt,
        WithdrawnAt = WithdrawnAt,
        WithdrawnBy = WithdrawnBy,
        WithdrawalReason = WithdrawalReason,
        ReplacedById = ReplacedById,
        PublishedVersion = PublishedVersion ?? 0,
        Version = Version,
    };
}
