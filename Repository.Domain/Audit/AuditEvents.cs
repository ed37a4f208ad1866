namespace Repository.Domain.Audit;

/// <summary>All that the audit log tells of. None is renamed or taken away: entries of it stand in databases.</summary>
public static class AuditEvents
{
    private static readonly Dictionary<string, AuditEvent> ByName = new(StringComparer.Ordinal);

    public static readonly AuditEvent AccountRegistered = Add("account.registered", AuditSubject.Account);
    public static readonly AuditEvent AccountConfirmed = Add("account.confirmed", AuditSubject.Account);
    public static readonly AuditEvent AccountDisabled = Add("account.disabled", AuditSubject.Account);
    public static readonly AuditEvent AccountEnabled = Add("account.enabled", AuditSubject.Account);
    public static readonly AuditEvent AccountErased = Add("account.erased", AuditSubject.Account);

    /// <summary>The first administrator came to be by the code that the first start prints.</summary>
    public static readonly AuditEvent AdministratorFirst = Add("administrator.first", AuditSubject.Account);
    public static readonly AuditEvent AdministratorCodeRefused = Add("administrator.code-refused", AuditSubject.Account);

    public static readonly AuditEvent SessionSignedIn = Add("session.signed-in", AuditSubject.Session);

    /// <summary>A sign-in that failed; without a subject where there is no such account.</summary>
    public static readonly AuditEvent SessionRefused = Add("session.refused", AuditSubject.Account);
    public static readonly AuditEvent SessionSignedOut = Add("session.signed-out", AuditSubject.Session);
    public static readonly AuditEvent SessionRevoked = Add("session.revoked", AuditSubject.Session);

    /// <summary>All sessions of the account, or all but the one that asked.</summary>
    public static readonly AuditEvent SessionsRevoked = Add("session.all-revoked", AuditSubject.Account);

    /// <summary>Somebody who is signed in has shown once more who they are.</summary>
    public static readonly AuditEvent SessionConfirmed = Add("session.confirmed", AuditSubject.Session);
    public static readonly AuditEvent SessionConfirmationRefused = Add("session.confirmation-refused", AuditSubject.Session);

    public static readonly AuditEvent PasswordChanged = Add("password.changed", AuditSubject.Account);
    public static readonly AuditEvent PasswordResetAsked = Add("password.reset-asked", AuditSubject.Account);
    public static readonly AuditEvent PasswordReset = Add("password.reset", AuditSubject.Account);

    public static readonly AuditEvent EmailChangeAsked = Add("email.change-asked", AuditSubject.Account);
    public static readonly AuditEvent EmailChanged = Add("email.changed", AuditSubject.Account);
    public static readonly AuditEvent EmailChangeUndone = Add("email.change-undone", AuditSubject.Account);

    public static readonly AuditEvent ProfileChanged = Add("profile.changed", AuditSubject.Account);
    public static readonly AuditEvent RoleGranted = Add("role.granted", AuditSubject.Account);
    public static readonly AuditEvent RoleRevoked = Add("role.revoked", AuditSubject.Account);

    public static readonly AuditEvent OrganisationCreated = Add("organisation.created", AuditSubject.Organisation);
    public static readonly AuditEvent OrganisationChanged = Add("organisation.changed", AuditSubject.Organisation);
    public static readonly AuditEvent OrganisationMerged = Add("organisation.merged", AuditSubject.Organisation);

    /// <summary>The subject is the organisation; the member is named by <see cref="AuditFields.Member"/>.</summary>
    public static readonly AuditEvent MembershipAsked = Add("membership.asked", AuditSubject.Organisation);
    public static readonly AuditEvent MembershipConfirmed = Add("membership.confirmed", AuditSubject.Organisation);
    public static readonly AuditEvent MembershipRefused = Add("membership.refused", AuditSubject.Organisation);
    public static readonly AuditEvent MembershipLeft = Add("membership.left", AuditSubject.Organisation);

    public static readonly AuditEvent SubmissionOpened = Add("submission.opened", AuditSubject.Submission);
    public static readonly AuditEvent SubmissionSubmitted = Add("submission.submitted", AuditSubject.Submission);
    public static readonly AuditEvent SubmissionDecided = Add("submission.decided", AuditSubject.Submission);

    /// <summary>Claimed, released, given to somebody else, taken back, cancelled, confirmed or declined: the cause says which.</summary>
    public static readonly AuditEvent SubmissionMoved = Add("submission.moved", AuditSubject.Submission);

    /// <summary>Who confirms it for another organisation; the cause says whether there is one.</summary>
    public static readonly AuditEvent FocalPointNamed = Add("submission.focal-point-named", AuditSubject.Submission);

    /// <summary>An author had the focal point written to once more.</summary>
    public static readonly AuditEvent ConfirmationMailed = Add("submission.confirmation-mailed", AuditSubject.Submission);

    /// <summary>A focal point has confirmed or declined a text that was with its reviewer already; the first one moves the submission.</summary>
    public static readonly AuditEvent ConfirmationAnswered = Add("submission.confirmation-answered", AuditSubject.Submission);

    /// <summary>A moderator has said that they have a conflict of interest with it.</summary>
    public static readonly AuditEvent ConflictDeclared = Add("submission.conflict-declared", AuditSubject.Submission);
    public static readonly AuditEvent AuthorsChanged = Add("contribution.authors-changed", AuditSubject.Contribution);
    public static readonly AuditEvent ContributionPublished = Add("contribution.published", AuditSubject.Contribution);
    public static readonly AuditEvent ContributionWithdrawn = Add("contribution.withdrawn", AuditSubject.Contribution);
    public static readonly AuditEvent ContributionReinstated = Add("contribution.reinstated", AuditSubject.Contribution);
    public static readonly AuditEvent ContributionErased = Add("contribution.erased", AuditSubject.Contribution);

    public static readonly AuditEvent SpaceOpened = Add("space.opened", AuditSubject.Space);

    /// <summary>Anything that it says of itself, its days and its end included.</summary>
    public static readonly AuditEvent SpaceChanged = Add("space.changed", AuditSubject.Space);

    /// <summary>The subject is the suggestion.</summary>
    public static readonly AuditEvent SpaceSuggested = Add("space.suggested", AuditSubject.Space);
    public static readonly AuditEvent SpaceSuggestionDecided = Add("space.suggestion-decided", AuditSubject.Space);
    /// <summary>Pinned, locked or moved by those who moderate, or no longer.</summary>
    public static readonly AuditEvent ThreadChanged = Add("thread.changed", AuditSubject.Thread);

    /// <summary>Those who moderate have left a reported post as it is.</summary>
    public static readonly AuditEvent PostReportsDismissed = Add("post.reports-dismissed", AuditSubject.Thread);
    public static readonly AuditEvent PostReleased = Add("post.released", AuditSubject.Thread);

    /// <summary>By its author or by those who moderate: the cause says which.</summary>
    public static readonly AuditEvent PostRemoved = Add("post.removed", AuditSubject.Thread);
    public static readonly AuditEvent PostRestored = Add("post.restored", AuditSubject.Thread);

    public static readonly AuditEvent SettingsChanged = Add("settings.changed", AuditSubject.Setting);
    public static readonly AuditEvent MailRetried = Add("mail.retried", AuditSubject.Mail);
    public static readonly AuditEvent MailCancelled = Add("mail.cancelled", AuditSubject.Mail);
    public static readonly AuditEvent ExportMade = Add("export.made", AuditSubject.List);

    /// <summary>Personal parts of this log were erased, for the account that is the subject.</summary>
    public static readonly AuditEvent AuditErased = Add("audit.erased", AuditSubject.Account);

    public static readonly AuditEvent AccessRefused = Add("access.refused", AuditSubject.Route);
    public static readonly AuditEvent FormRefused = Add("form.refused", AuditSubject.Route);
    public static readonly AuditEvent LimitReached = Add("limit.reached", AuditSubject.Route);
    public static readonly AuditEvent SiteAlarm = Add("site.alarm", AuditSubject.Site);

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<AuditEvent> All { get; } = [.. ByName.Values.OrderBy(one => one.Name, StringComparer.Ordinal)];

    /// <returns>Null if there is none of that name.</returns>
    public static AuditEvent? Find(string name) => ByName.GetValueOrDefault(name);

    private static AuditEvent Add(string name, AuditSubject subject)
    {
        var added = new AuditEvent(name, subject);
        ByName.Add(name, added);
        return added;
    }
}
