namespace Repository.Domain.Organisations;

/// <summary>An organisation that a person says exists, for staff to look at.</summary>
/// <param name="Language">Of the name.</param>
/// <param name="Country">Null for one of no one country.</param>
public sealed record ProposedOrganisation(string Name, string Language, string ActorType, string? Country);
