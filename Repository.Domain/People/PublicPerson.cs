using Repository.Domain.Organisations;

namespace Repository.Domain.People;

/// <summary>A person as everybody sees them.</summary>
public sealed record PublicPerson
{
    public required Guid AccountId { get; init; }

    public required int Number { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>In addresses, after the number; may be empty.</summary>
    public string Slug => Slugs.Of(DisplayName);

    /// <summary>Ask <see cref="Profile.Shows"/> before anything of it is shown.</summary>
    public required Profile Profile { get; init; }

    /// <summary>Null unless the person has one and shows it.</summary>
    public MembershipOrganisation? Organisation { get; init; }

    /// <summary>Whether there is anything to see but the name.</summary>
    public bool ShowsAnything => Organisation is not null || Profile.Public.Any(Profile.Shows);
}
