namespace Repository.Domain.Access;

/// <summary>Who may do what, to what, in which state. Routes, controllers and views name a line; a route that names none is closed.</summary>
public static class PolicyTable
{
    /// <summary>Files, health and redirects: the same for everyone, answered without a look at who asks.</summary>
    public const string ReadOpen = "open.read";

    /// <summary>Published records and everything else that any reader sees.</summary>
    public const string ReadPublished = "published.read";

    /// <summary>Pages for people without a session: to register, to sign in, to follow a mailed link.</summary>
    public const string EnterSite = "site.enter";

    /// <summary>One's own account, profile and sessions.</summary>
    public const string SeeOwnAccount = "account.see";
    public const string ChangeOwnProfile = "profile.change";

    /// <summary>Password and address.</summary>
    public const string ChangeOwnCredentials = "credentials.change";
    public const string EndSession = "session.end";

    /// <summary>What waits for those who run the site.</summary>
    public const string SeeAdministration = "administration.see";
    public const string SeePeople = "people.see";
    public const string GrantRole = "role.grant";
    public const string DisableAccount = "account.disable";
    public const string EndOthersSessions = "sessions.end-others";

    public const string AskMembership = "membership.ask";
    public const string DecideMembership = "membership.decide";
    public const string EditOrganisation = "organisation.edit";

    public const string SeeOutbox = "outbox.see";
    public const string RetryMail = "mail.retry";
    public const string SeeAudit = "audit.see";
    public const string ExportLists = "lists.export";
    public const string ChangeSettings = "settings.change";
    public const string SeeHealth = "health.see";

    private static readonly Rule Anyone = new(Standing.Anyone);
    private static readonly Rule SignedIn = new(Standing.SignedIn);
    private static readonly Rule Owner = new(Standing.Owner);
    private static readonly Rule Moderator = new(Standing.Moderator);
    private static readonly Rule Administrator = new(Standing.Administrator);

    public static IReadOnlyList<Policy> All { get; } =
    [
        new(ReadOpen, Anyone),
        new(ReadPublished, Anyone) { IsPublicPage = true },
        new(EnterSite, Anyone),

        new(SeeOwnAccount, SignedIn),
        new(ChangeOwnProfile, SignedIn),
        new(ChangeOwnCredentials, SignedIn) { NeedsFreshPassword = true },
        new(EndSession, Owner) { HidesExistence = true },

        new(SeeAdministration, Administrator, Moderator),
        new(SeePeople, Administrator),
        new(GrantRole, Administrator) { NeedsFreshPassword = true, NeverToOneself = true },
        new(DisableAccount, Administrator) { NeedsFreshPassword = true, NeverToOneself = true },
        new(EndOthersSessions, Administrator),

        new(AskMembership, SignedIn),
        new(DecideMembership, Administrator, Moderator),
        new(EditOrganisation, Administrator),

        new(SeeOutbox, Administrator),
        new(RetryMail, Administrator),
        new(SeeAudit, Administrator),
        new(ExportLists, Administrator) { NeedsFreshPassword = true },
        new(ChangeSettings, Administrator) { NeedsFreshPassword = true },
        new(SeeHealth, Administrator),
    ];

    private static readonly Dictionary<string, Policy> ByName = All.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">The table has no such line: a mistake of ours.</exception>
    public static Policy Named(string name) => ByName[name];
}
