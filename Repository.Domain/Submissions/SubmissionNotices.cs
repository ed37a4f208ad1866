using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Submissions;

/// <summary>
/// Tells those whom a step of a submission concerns, in the transaction of the step: nobody hears of what did not happen, and nobody twice.
/// Whoever acted is told nothing but the receipt for what they sent.
/// </summary>
internal static class SubmissionNotices
{
    /// <summary>Authors, its reviewer, and who was so until now. <see cref="TellModeratorsAsync"/> tells the rest.</summary>
    public static async Task TellAsync(DatabaseSession session, Submission? before, Submission now, SubmissionAction action, string reason, AuditContext by, CancellationToken ct)
    {
        if (ToAuthors(action) is { } kind)
        {
            await TellAuthorsAsync(session, now, kind, reason, by, ct);
        }

        if (now.ReviewerId is { } reviewer && ToReviewer(action) is { } news)
        {
            await TellReviewerAsync(session, reviewer, now, news, by, ct);
        }

        if (before?.ReviewerId is { } former && former != now.ReviewerId)
        {
            await TellReviewerAsync(session, former, now, NoticeKind.GivenToAnother, by, ct);
        }
    }

    private const string SelectModerators = $"""
        select {Addressee.Columns}, g.scope, g.scope_id
        from   role_grants g
        join   accounts a on a.id = g.account_id
        left   join notice_choices c on c.account_id = a.id and c.topic = @topic
        where  g.role = 'moderator' and {Addressee.CanBeTold}
        and    not exists (select 1 from contribution_authors o where o.contribution_id = @contributionId and o.account_id = a.id)
        and    not exists (
                   select 1
                   from   contribution_authors o
                   join   memberships m on m.organisation_id = o.organisation_id and m.state = 'current' and m.account_id = a.id
                   where  o.contribution_id = @contributionId and o.role in ('owner', 'editor'))
        order  by a.id, g.id
        """;

    /// <summary>Tells the moderators of what it is about who have no part in it, when it comes to them for the first time.</summary>
    public static async Task TellModeratorsAsync(DatabaseSession session, Submission submitted, TaxonomyTree taxonomy, AuditContext by, CancellationToken ct)
    {
        if (submitted is not { State: SubmissionState.Submitted, Rounds: 1, RevisionId: { } revisionId })
        {
            return;
        }

        var scopes = (await SubmissionCases.ScopesAsync(session, revisionId, taxonomy, ct)).Append(Scope.Everything).ToHashSet();
        var about = await AboutAsync(session, submitted, NoticeKind.WaitsForReviewer, reason: "", ct);
        var moderators = await session.QueryAsync<Moderator>(SelectModerators, new { submitted.ContributionId, topic = TopicOf(about.Kind) }, ct);
        foreach (var moderator in moderators.Where(one => scopes.Contains(new Scope(StoredName.Parse<ScopeKind>(one.Scope), one.ScopeId))).DistinctBy(one => one.Id))
        {
            await TellAsync(session, moderator, about, by, ct);
        }
    }

    /// <summary>Tells authors and reviewer what a focal point said of a text that went to its reviewer meanwhile.</summary>
    public static async Task TellOfAnswerAsync(DatabaseSession session, Submission submission, ConfirmationAnswer answer, string reason, AuditContext by, CancellationToken ct)
    {
        var isConfirmed = answer == ConfirmationAnswer.Confirmed;
        await TellAuthorsAsync(session, submission, isConfirmed ? NoticeKind.ChangeConfirmed : NoticeKind.ChangeNotConfirmed, reason, by, ct);
        if (submission.ReviewerId is { } reviewer)
        {
            await TellReviewerAsync(session, reviewer, submission, isConfirmed ? NoticeKind.ReviewedTextConfirmed : NoticeKind.ReviewedTextNotConfirmed, by, ct);
        }
    }

    /// <summary>Tells authors of what they published that it is public no more, or again. What came with the site was submitted by nobody.</summary>
    public static async Task TellOfPublicationAsync(DatabaseSession session, Guid contributionId, NoticeKind kind, string reason, AuditContext by, CancellationToken ct)
    {
        if ((await session.FirstOrDefaultAsync<SubmissionRow>(SelectNewest, new { contributionId }, ct))?.ToSubmission() is { } newest)
        {
            await TellAuthorsAsync(session, newest, kind, reason, by, ct);
        }
    }

    /// <summary>Tells the other side that somebody has written to it. As long as they have not read of it on the site, they are told there once.</summary>
    /// <param name="mailedAt">When a mail goes to them; null if one that is still to go tells of it.</param>
    public static async Task TellOfMessageAsync(DatabaseSession session, Submission submission, DateTimeOffset? mailedAt, AuditContext by, CancellationToken ct)
    {
        var isReviewer = by.ActorId == submission.ReviewerId;
        var kind = isReviewer ? NoticeKind.ReviewerWrote : NoticeKind.AuthorWrote;
        var about = await AboutAsync(session, submission, kind, reason: "", ct) with { MailedAt = mailedAt };
        IReadOnlyList<Addressee> told = isReviewer
            ? await session.QueryAsync<Addressee>(SelectAuthors, new { submission.ContributionId, topic = TopicOf(kind) }, ct)
            : submission.ReviewerId is { } reviewer && await Addressee.FindAsync(session, reviewer, kind, ct) is { } one ? [one] : [];
        foreach (var person in told)
        {
            await TellAsync(session, person, about, by, ct);
        }
    }

    /// <summary>Reminds those for whom it waits; a focal point by mail alone, with a new link.</summary>
    public static async Task RemindAsync(DatabaseSession session, Submission submission, Reminder reminder, CancellationToken ct)
    {
        if (reminder.Kind == NoticeKind.ConfirmationWaits && await ConfirmationAsking.OpenAsync(session, submission.Id, ct) is { } open)
        {
            await ConfirmationAsking.MailAgainAsync(session, open, ct);
        }

        switch (reminder.Audience)
        {
            case Reminder.Authors:
                await TellAuthorsAsync(session, submission, reminder.Kind, reason: "", AuditContext.Program, ct);
                break;
            case Reminder.Reviewer:
                await TellReviewerAsync(session, submission.ReviewerId!.Value, submission, reminder.Kind, AuditContext.Program, ct);
                break;
            default:
                await TellAllAsync(session, await session.QueryAsync<Addressee>(SelectAdministrators, new { topic = TopicOf(reminder.Kind) }, ct), submission, reminder.Kind, reason: "", AuditContext.Program, ct);
                break;
        }
    }

    private const string SelectNewest = $"""
        select {SubmissionRow.Columns}
        from   submissions s
        where  s.contribution_id = @contributionId
        order  by s.opened_at desc, s.id desc
        limit  1
        """;

    /// <summary>Tells one author of what they may do now, on the site alone.</summary>
    public static async Task TellAuthorAsync(DatabaseSession session, Guid contributionId, Guid accountId, NoticeKind kind, AuditContext by, CancellationToken ct)
    {
        var told = await Addressee.FindAsync(session, accountId, kind, ct);
        if (told is not null && (await session.FirstOrDefaultAsync<SubmissionRow>(SelectNewest, new { contributionId }, ct))?.ToSubmission() is { } newest)
        {
            await TellAsync(session, told, await AboutAsync(session, newest, kind, reason: "", ct), by, ct);
        }
    }

    private const string SelectOwner = "select account_id from contribution_authors where contribution_id = @contributionId and role = 'owner'";

    /// <summary>Tells the owner of who writes with them, on the site alone.</summary>
    public static async Task TellOwnerAsync(DatabaseSession session, Guid contributionId, NoticeKind kind, AuditContext by, CancellationToken ct) =>
        await TellAuthorAsync(session, contributionId, await session.FirstOrDefaultAsync<Guid>(SelectOwner, new { contributionId }, ct), kind, by, ct);

    private static NoticeKind? ToAuthors(SubmissionAction action) => action switch
    {
        SubmissionAction.Submit or SubmissionAction.Confirm or SubmissionAction.Resubmit => NoticeKind.Submitted,
        SubmissionAction.AskFocalPoint => NoticeKind.ConfirmationAsked,
        SubmissionAction.Decline => NoticeKind.ConfirmationDeclined,
        SubmissionAction.TakeBack => NoticeKind.TakenBack,
        SubmissionAction.Claim => NoticeKind.ReviewBegun,
        SubmissionAction.Release => NoticeKind.ReviewerLeft,
        SubmissionAction.RequestChanges => NoticeKind.ChangesRequested,
        SubmissionAction.Approve => NoticeKind.Approved,
        SubmissionAction.Reject => NoticeKind.Rejected,
        SubmissionAction.Cancel => NoticeKind.Cancelled,
        _ => null,
    };

    private static NoticeKind? ToReviewer(SubmissionAction action) => action switch
    {
        SubmissionAction.Reassign => NoticeKind.Assigned,
        SubmissionAction.Resubmit => NoticeKind.Resubmitted,
        SubmissionAction.Cancel => NoticeKind.ReviewEnded,
        _ => null,
    };

    private const string SelectAuthors = $"""
        select {Addressee.Columns}
        from   contribution_authors o
        join   accounts a on a.id = o.account_id
        left   join notice_choices c on c.account_id = a.id and c.topic = @topic
        where  o.contribution_id = @contributionId and o.role in ('owner', 'editor') and {Addressee.CanBeTold}
        order  by a.id
        """;

    private const string SelectAdministrators = $"""
        select {Addressee.Columns}
        from   accounts a
        left   join notice_choices c on c.account_id = a.id and c.topic = @topic
        where  a.id in (select account_id from role_grants where role = 'administrator') and {Addressee.CanBeTold}
        order  by a.id
        """;

    private static async Task TellAuthorsAsync(DatabaseSession session, Submission submission, NoticeKind kind, string reason, AuditContext by, CancellationToken ct) =>
        await TellAllAsync(session, await session.QueryAsync<Addressee>(SelectAuthors, new { submission.ContributionId, topic = TopicOf(kind) }, ct), submission, kind, reason, by, ct);

    private static async Task TellAllAsync(DatabaseSession session, IReadOnlyList<Addressee> people, Submission submission, NoticeKind kind, string reason, AuditContext by, CancellationToken ct)
    {
        var about = await AboutAsync(session, submission, kind, reason, ct);
        foreach (var person in people)
        {
            await TellAsync(session, person, about, by, ct);
        }
    }

    private static async Task TellReviewerAsync(DatabaseSession session, Guid accountId, Submission submission, NoticeKind kind, AuditContext by, CancellationToken ct)
    {
        if (await Addressee.FindAsync(session, accountId, kind, ct) is { } reviewer)
        {
            await TellAsync(session, reviewer, await AboutAsync(session, submission, kind, reason: "", ct), by, ct);
        }
    }

    private static async Task TellAsync(DatabaseSession session, Addressee told, About about, AuditContext by, CancellationToken ct)
    {
        var acted = told.Id == by.ActorId;
        if (!acted && told.InPage > 0 && !(IsOfMessage(about.Kind) && await NoticeStore.HasUnreadAsync(session, told.Id, about.Kind, about.SubmissionId, ct)))
        {
            await NoticeStore.AddAsync(session, told.Id, about.Kind, about.SubmissionId, about.Arguments, ct);
        }

        if ((!acted || about.Kind == NoticeKind.Submitted) && told.ByMail > 0 && about.MailedAt is { } due && about.MailTo(told.Recipient) is { } mail)
        {
            await MailOutbox.PutAsync(session, mail, due, ct);
        }
    }

    private static bool IsOfMessage(NoticeKind kind) => kind is NoticeKind.ReviewerWrote or NoticeKind.AuthorWrote;

    private const string SelectDraftTitle = "select title from drafts where submission_id = @id";
    private const string SelectSentTitle = "select title from revisions where id = @revisionId";

    /// <summary>Authors read the title as it stands in the draft, others as it was submitted.</summary>
    private static async Task<About> AboutAsync(DatabaseSession session, Submission submission, NoticeKind kind, string reason, CancellationToken ct)
    {
        var isOfReview = NoticeKinds.IsOfReview(kind);
        var title = isOfReview && submission.RevisionId is { } revisionId
            ? await session.FirstOrDefaultAsync<string>(SelectSentTitle, new { revisionId }, ct)
            : await session.FirstOrDefaultAsync<string>(SelectDraftTitle, new { submission.Id }, ct);
        var path = kind switch
        {
            NoticeKind.Approved or NoticeKind.Withdrawn or NoticeKind.Reinstated when await ContributionStore.FindAsync(session, submission.ContributionId, ct) is { } published => FormattableString.Invariant($"/{published.Kind.PathSegment}/{published.Number}-{published.Slug}"),
            _ => $"/{(isOfReview ? "reviews" : "contribute")}/{submission.Id:D}{(IsOfMessage(kind) ? "/messages" : "")}",
        };
        return new About(submission.Id, kind, title ?? "", path, reason, submission.DueAt ?? session.Now) { MailedAt = session.Now };
    }

    private static string TopicOf(NoticeKind kind) => StoredName.Of(NoticeKinds.Topic(kind));

    /// <summary>What is told, whoever is told.</summary>
    private sealed record About(Guid SubmissionId, NoticeKind Kind, string Title, string Path, string Reason, DateTimeOffset DueAt)
    {
        public Dictionary<string, string> Arguments { get; } = new(StringComparer.Ordinal)
        {
            [MailArguments.Title] = Title,
            [MailArguments.Path] = Path,
            [MailArguments.Reason] = Reason,
            [MailArguments.DueAt] = DueAt.ToStoredText(),
        };

        /// <summary>Not before; null for no mail.</summary>
        public required DateTimeOffset? MailedAt { get; init; }

        /// <summary>Null where the page alone tells of it.</summary>
        public NewMail? MailTo(MailRecipient recipient) => Kind switch
        {
            NoticeKind.Submitted => SubmissionMails.Submitted(recipient, Title, Path, DueAt),
            NoticeKind.ConfirmationDeclined => SubmissionMails.ConfirmationDeclined(recipient, Title, Path, Reason),
            NoticeKind.TakenBack => SubmissionMails.TakenBack(recipient, Title, Path),
            NoticeKind.ReviewBegun => SubmissionMails.ReviewBegun(recipient, Title, Path),
            NoticeKind.ChangesRequested => SubmissionMails.ChangesRequested(recipient, Title, Path, Reason, DueAt),
            NoticeKind.Approved => SubmissionMails.Approved(recipient, Title, Path),
            NoticeKind.Rejected => SubmissionMails.Rejected(recipient, Title, Path, Reason),
            NoticeKind.Cancelled => SubmissionMails.Cancelled(recipient, Title, Path),
            NoticeKind.Withdrawn => SubmissionMails.Withdrawn(recipient, Title, Path, Reason),
            NoticeKind.Reinstated => SubmissionMails.Reinstated(recipient, Title, Path),
            NoticeKind.ReviewerWrote => SubmissionMails.ReviewerWrote(recipient, Title, Path),
            NoticeKind.AuthorWrote => SubmissionMails.AuthorWrote(recipient, Title, Path),
            NoticeKind.WaitsForReviewer => SubmissionMails.WaitsForReviewer(recipient, Title, Path, DueAt),
            NoticeKind.Assigned => SubmissionMails.Assigned(recipient, Title, Path),
            NoticeKind.Resubmitted => SubmissionMails.Resubmitted(recipient, Title, Path),
            NoticeKind.DraftWaits => SubmissionMails.DraftWaits(recipient, Title, Path),
            NoticeKind.ConfirmationWaits => SubmissionMails.FocalPointIsSilent(recipient, Title, Path),
            NoticeKind.ChangesWait => SubmissionMails.ChangesWait(recipient, Title, Path, DueAt),
            NoticeKind.ChangesOverdue => SubmissionMails.ChangesOverdue(recipient, Title, Path, DueAt),
            NoticeKind.ReviewWaits => SubmissionMails.ReviewWaits(recipient, Title, Path),
            NoticeKind.ReviewOverdue => SubmissionMails.ReviewOverdue(recipient, Title, Path, DueAt),
            _ => null,
        };
    }

    private sealed record Moderator : Addressee
    {
        public required string Scope { get; init; }

        public required string ScopeId { get; init; }
    }
}
