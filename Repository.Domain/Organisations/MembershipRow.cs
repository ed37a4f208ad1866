using System.Text.Json;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Organisations;

internal record MembershipRow
{
    /// <summary>The columns, of a table named m, left-joined with organisations named o.</summary>
    public const string Columns = """
        m.id, m.account_id, m.organisation_id, m.proposal, m.state, m.domain, m.asked_at, m.decided_at, m.reason, m.ended_at,
               o.number as organisation_number, o.names as organisation_names
        """;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public Guid? OrganisationId { get; init; }

    public string? Proposal { get; init; }

    public required string State { get; init; }

    public string? Domain { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int? OrganisationNumber { get; init; }

    public string? OrganisationNames { get; init; }

    public Membership ToMembership() => new()
    {
        Id = Id,
        AccountId = AccountId,
        Organisation = OrganisationId is { } id ? MembershipOrganisation.Of(id, OrganisationNumber!.Value, JsonSerializer.Deserialize<LocalizedText>(OrganisationNames!)!) : null,
        Proposal = Proposal is null ? null : JsonSerializer.Deserialize<ProposedOrganisation>(Proposal),
        State = StoredName.Parse<MembershipState>(State),
        Domain = Domain,
        AskedAt = AskedAt,
        DecidedAt = DecidedAt,
        Reason = Reason,
        EndedAt = EndedAt,
    };
}
