namespace Repository.Domain.Accounts;

/// <summary>Why a password is not taken.</summary>
public enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>One of the commonest, a run, or a repetition.</summary>
    Common,

    /// <summary>Little more than words of the site.</summary>
    OfSite,

    /// <summary>Holds the person's own name or address.</summary>
    OfPerson,
}
