using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Data;

namespace Repository.Domain.Submissions;

/// <summary>Invitations, to read; <see cref="InvitationDesk"/> writes them.</summary>
public sealed class InvitationStore(Database database)
{
    private const string Select = """
        select i.id, i.contribution_id, i.email, i.role, a.display_name as invited_by, i.expires_at,
               coalesce((select d.title from drafts d join submissions s on s.id = d.submission_id
                         where s.contribution_id = i.contribution_id order by s.opened_at desc, s.id desc limit 1), '') as title
        from   author_invitations i
        join   accounts a on a.id = i.invited_by
        """;

    private const string SelectOfContribution = $"""
        {Select}
        where  i.contribution_id = @contributionId and i.expires_at > @now
        order  by i.invited_at, i.id
        limit  1000
        """;

    public Task<IReadOnlyList<Invitation>> OfContributionAsync(Guid contributionId, CancellationToken ct) => database.ReadAsync<IReadOnlyList<Invitation>>(
        async session => [.. (await session.QueryAsync<InvitationRow>(SelectOfContribution, new { contributionId, now = session.Now }, ct)).Select(row => row.ToInvitation())], ct);

    private const string SelectOfAddress = $"""
        {Select}
        where  i.email_key = @emailKey and i.expires_at > @now
        order  by i.invited_at, i.id
        limit  100
        """;

    /// <summary>Those that the person can accept: none before their address is confirmed.</summary>
    public async Task<IReadOnlyList<Invitation>> ForAsync(Account account, CancellationToken ct) => account.EmailConfirmedAt is null ? [] : await database.ReadAsync<IReadOnlyList<Invitation>>(
        async session => [.. (await session.QueryAsync<InvitationRow>(SelectOfAddress, new { emailKey = AccountKeys.OfEmail(account.Email), now = session.Now }, ct)).Select(row => row.ToInvitation())], ct);

    private const string SelectById = $"""
        {Select}
        where  i.id = @id and i.email_key = @emailKey and i.expires_at > @now
        """;

    /// <summary>Null if there is none, or it is somebody else's.</summary>
    public static async Task<Invitation?> FindAsync(DatabaseSession session, Guid id, Account account, CancellationToken ct) => account.EmailConfirmedAt is null
        ? null
        : (await session.FirstOrDefaultAsync<InvitationRow>(SelectById, new { id, emailKey = AccountKeys.OfEmail(account.Email), now = session.Now }, ct))?.ToInvitation();

    public Task<Invitation?> FindAsync(Guid id, Account account, CancellationToken ct) => database.ReadAsync(session => FindAsync(session, id, account, ct), ct);

    private sealed record InvitationRow
    {
        public required Guid Id { get; init; }

        public required Guid ContributionId { get; init; }

        public required string Email { get; init; }

        public required string Role { get; init; }

        public required string InvitedBy { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public required string Title { get; init; }

        public Invitation ToInvitation() => new()
        {
            Id = Id,
            ContributionId = ContributionId,
            Email = Email,
            Role = StoredName.Parse<AuthorRole>(Role),
            InvitedBy = InvitedBy,
            ExpiresAt = ExpiresAt,
            Title = Title,
        };
    }
}
