namespace Repository.Domain.Audit;

/// <summary>What an event happens to: the kind of thing that the entry's subject id names.</summary>
public enum AuditSubject
{
    Account,

    /// <summary>By the id of its record, never by what the browser holds.</summary>
    Session,
    Organisation,
    Contribution,
    Submission,

    /// <summary>A thread; a post in it is named by <see cref="AuditFields.Post"/>.</summary>
    Thread,
    Mail,
    Setting,

    /// <summary>By its name in code, never by the address that was asked for.</summary>
    Route,

    /// <summary>A list that left the site, by its name.</summary>
    List,
    Site,
    Space,
}
