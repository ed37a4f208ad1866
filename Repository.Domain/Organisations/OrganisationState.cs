namespace Repository.Domain.Organisations;

public enum OrganisationState
{
    Active,

    /// <summary>A duplicate: its number leads to the one it was merged into, for good.</summary>
    Merged,
}
