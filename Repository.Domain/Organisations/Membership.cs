using Repository.Domain.People;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Organisations;

/// <summary>That a person belongs, belonged, or says to belong to an organisation.</summary>
public sealed record Membership
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Null while it is asked for one that does not exist yet.</summary>
    public MembershipOrganisation? Organisation { get; init; }

    public ProposedOrganisation? Proposal { get; init; }

    public required MembershipState State { get; init; }

    /// <summary>The organisation's domain by which the person's address confirmed it; null where staff did.</summary>
    public string? Domain { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Of the organisation, existing or proposed.</summary>
    public string NameIn(string language) => Organisation?.Names.In(language) ?? Proposal?.Name ?? "";
}

public sealed record MembershipOrganisation(Guid Id, int Number, LocalizedText Names, string Slug)
{
    internal static MembershipOrganisation Of(Guid id, int number, LocalizedText names) => new(id, number, names, Slugs.Of(names.In(LocalizedText.Fallback)));
}

/// <summary>A membership that waits, with the person who asks.</summary>
/// <param name="Email">Confirmed.</param>
public sealed record WaitingMembership(Membership Membership, int PersonNumber, string DisplayName, string Email);
