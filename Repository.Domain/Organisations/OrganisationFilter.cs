namespace Repository.Domain.Organisations;

/// <summary>Which organisations a list holds.</summary>
public sealed record OrganisationFilter
{
    /// <summary>All of which occur in its names, in any order.</summary>
    public string Words { get; init; } = "";

    public string? ActorType { get; init; }

    public string? Country { get; init; }

    public OrganisationState State { get; init; } = OrganisationState.Active;
}
