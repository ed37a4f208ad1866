using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Organisations;

namespace Repository.Domain.Submissions;

/// <summary>How others come to write or read a contribution: its owner asks them by their address, and whoever has it answers.</summary>
public sealed class InvitationDesk(Database database, MailOutbox outbox)
{
    /// <summary>Of one contribution, invited ones included.</summary>
    public const int MaxPeople = 50;

    /// <summary>By one account, those that were taken back included: more would be a way to send mails to strangers.</summary>
    public const int InvitationsPerDay = 20;

    /// <summary>To one address, whoever invites it. What goes beyond is found on the site without a mail, so that nobody learns of other invitations.</summary>
    public const int MailsPerDay = 5;

    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(30);

    private static readonly AttemptLimit[] OfInviter = [new(InvitationsPerDay, SubmissionLimits.Day)];
    private static readonly AttemptLimit[] OfAddress = [new(MailsPerDay, SubmissionLimits.Day)];

    private const string CountPeople = """
        select (select count(*) from contribution_authors where contribution_id = @contributionId)
             + (select count(*) from author_invitations where contribution_id = @contributionId and expires_at > @now)
        """;

    /// <summary>Addresses of people who never answered are kept no longer.</summary>
    private const string DeleteExpired = "delete from author_invitations where expires_at <= @now";

    private const string Upsert = """
        insert into author_invitations (id, contribution_id, email, email_key, role, invited_by, invited_at, expires_at)
        values (@id, @contributionId, @email, @emailKey, @role, @invitedBy, @now, @expires)
        on     conflict (contribution_id, email_key) do update
        set    email = excluded.email, role = excluded.role, invited_by = excluded.invited_by, invited_at = excluded.invited_at, expires_at = excluded.expires_at
        """;

    /// <summary>Asks whoever has the address, by a mail; whether anybody has is nobody's business, so it makes no difference here.</summary>
    /// <param name="language">Of the mail, as nobody knows yet what the recipient reads.</param>
    public Task<AuthorsOutcome> InviteAsync(Guid contributionId, string typedEmail, AuthorRole role, string language, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            var inviter = by.ActorId ?? throw new ArgumentException("nobody is signed in", nameof(by));
            if (role == AuthorRole.Owner || await AuthorStore.RoleAsync(session, contributionId, inviter, ct) != AuthorRole.Owner)
            {
                return AuthorsOutcome.NotFound;
            }

            if (TypedEmail.Read(typedEmail) is not { } email)
            {
                return AuthorsOutcome.NotAnAddress;
            }

            if (await session.FirstOrDefaultAsync<int>(CountPeople, new { contributionId, now = session.Now }, ct) >= MaxPeople
                || await AttemptStore.TryAsync(session, [new AttemptKey($"invitation account {inviter:D}", OfInviter)], ct) is not null)
            {
                return AuthorsOutcome.TooMany;
            }

            var row = new
            {
                id = Guid.CreateVersion7(session.Now),
                contributionId,
                email,
                emailKey = AccountKeys.OfEmail(email),
                role = StoredName.Of(role),
                invitedBy = inviter,
                now = session.Now,
                expires = session.Now + InvitationLasts,
            };
            await session.ExecuteAsync(DeleteExpired, new { now = session.Now }, ct);
            await session.ExecuteAsync(Upsert, row, ct);
            if (await AttemptStore.TryAsync(session, [AttemptKey.OfEmail("invitation", email, OfAddress)], ct) is null)
            {
                var name = (await AccountStore.FindAsync(session, inviter, ct))!.DisplayName;
                await outbox.AddAsync(session, AuthorMails.Invited(email, language, name), ct);
            }

            await AuthorsDesk.NoteAsync(session, contributionId, accountId: null, "invited", role, by, ct);
            return AuthorsOutcome.Done;
        },
        ct);

    private const string DeleteOfContribution = "delete from author_invitations where id = @id and contribution_id = @contributionId";

    /// <summary>Takes an invitation back.</summary>
    public Task<AuthorsOutcome> UninviteAsync(Guid contributionId, Guid invitationId, AuditContext by, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            if (by.ActorId is not { } asker || await AuthorStore.RoleAsync(session, contributionId, asker, ct) != AuthorRole.Owner
                || await session.ExecuteAsync(DeleteOfContribution, new { id = invitationId, contributionId }, ct) == 0)
            {
                return AuthorsOutcome.NotFound;
            }

            await AuthorsDesk.NoteAsync(session, contributionId, accountId: null, "uninvited", role: null, by, ct);
            return AuthorsOutcome.Done;
        },
        ct);

    /// <summary>The invitation is used up; whoever writes already keeps what they may do where that is more.</summary>
    public Task<AuthorsOutcome> AcceptAsync(Guid invitationId, Account account, AuditContext by, CancellationToken ct) => AnswerAsync(
        invitationId,
        account,
        async (session, invitation) =>
        {
            var has = await AuthorStore.RoleAsync(session, invitation.ContributionId, account.Id, ct);
            if (has is null || (has == AuthorRole.Viewer && invitation.Role == AuthorRole.Editor))
            {
                var membership = await MembershipStore.CurrentAsync(session, account.Id, ct);
                await AuthorStore.SetAsync(session, invitation.ContributionId, account.Id, invitation.Role, membership?.Organisation?.Id, ct);
            }

            await SubmissionNotices.TellOwnerAsync(session, invitation.ContributionId, NoticeKind.AuthorJoined, by, ct);
            await AuthorsDesk.NoteAsync(session, invitation.ContributionId, account.Id, "accepted", invitation.Role, by, ct);
        },
        ct);

    public Task<AuthorsOutcome> DeclineAsync(Guid invitationId, Account account, AuditContext by, CancellationToken ct) => AnswerAsync(
        invitationId,
        account,
        (session, invitation) => AuthorsDesk.NoteAsync(session, invitation.ContributionId, account.Id, "declined", role: null, by, ct),
        ct);

    private const string Delete = "delete from author_invitations where id = @id";

    private Task<AuthorsOutcome> AnswerAsync(Guid invitationId, Account account, Func<DatabaseSession, Invitation, Task> then, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            AuditLog.Announce(session);
            if (await InvitationStore.FindAsync(session, invitationId, account, ct) is not { } invitation || await session.ExecuteAsync(Delete, new { id = invitationId }, ct) == 0)
            {
                return AuthorsOutcome.NotFound;
            }

            await then(session, invitation);
            return AuthorsOutcome.Done;
        },
        ct);
}
