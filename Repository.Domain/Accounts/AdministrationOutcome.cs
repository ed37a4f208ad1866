namespace Repository.Domain.Accounts;

/// <summary>What became of what an administrator did to an account.</summary>
public enum AdministrationOutcome
{
    Done,

    /// <summary>It is so already.</summary>
    Unchanged,
    NotFound,

    /// <summary>Nobody changes their own roles, or disables themselves.</summary>
    OwnAccount,

    /// <summary>Whoever acts has lost the role meanwhile.</summary>
    NotAdministrator,

    /// <summary>Nobody would be left to administer the site.</summary>
    LastAdministrator,
}
