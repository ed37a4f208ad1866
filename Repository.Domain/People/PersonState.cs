namespace Repository.Domain.People;

public enum PersonState
{
    Active,

    /// <summary>The address is not confirmed yet.</summary>
    Unconfirmed,
    Disabled,
}
