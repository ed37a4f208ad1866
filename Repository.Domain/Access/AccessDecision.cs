namespace Repository.Domain.Access;

public enum AccessDecision
{
    Allowed,

    /// <summary>Nobody is signed in; whoever is may be allowed.</summary>
    SignInFirst,

    /// <summary>It would be allowed, had the password been asked for lately.</summary>
    PasswordFirst,

    /// <summary>To be answered as if there were no such thing.</summary>
    Hidden,
    Refused,
}
