namespace Repository.Domain.Organisations;

/// <summary>Why an organisation cannot be kept as it is.</summary>
public enum OrganisationProblem
{
    NoName,
    NameTooLong,
    NameHasControls,
    UnknownActorType,
    UnknownCountry,
    DescriptionTooLong,
    TooManyDomains,
    NoDomain,

    /// <summary>Anybody gets a name below it, or an address at it.</summary>
    OpenDomain,
}
