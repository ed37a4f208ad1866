using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Discussions;

namespace Repository.Domain.Spaces;

/// <summary>Suggesting a space, and deciding whether there shall be one. Each asks the policy table within the transaction that writes.</summary>
public sealed class SuggestionDesk(Database database)
{
    /// <summary>By one account: those who decide read every one of them.</summary>
    public const int SuggestionsPerDay = 5;

    /// <summary>Of a reason, in characters.</summary>
    public const int MaxReason = 2_000;

    private static readonly AttemptLimit[] OfAuthor = [new(SuggestionsPerDay, TimeSpan.FromDays(1))];

    private const string Insert = """
        insert into space_suggestions (id, account_id, body, state, suggested_at, reason)
        values (@id, @accountId, @body, 'waiting', @now, '')
        """;

    /// <param name="content">As <see cref="SpaceRules"/> allow it.</param>
    public Task<SuggestionOutcome> SuggestAsync(SpaceContent content, Actor actor, AuditContext by, CancellationToken ct) => database.WriteAsync<SuggestionOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            if (actor.AccountId is not { } accountId || PolicyTable.Named(PolicyTable.SuggestSpace).Decide(actor, new AccessSubject()) != AccessDecision.Allowed)
            {
                return new SuggestionOutcome.NotFound();
            }

            if (await AttemptStore.TryAsync(session, [new AttemptKey($"space suggestion account {accountId:D}", OfAuthor)], ct) is not null)
            {
                return new SuggestionOutcome.TooMany();
            }

            var id = Guid.CreateVersion7(session.Now);
            await session.ExecuteAsync(Insert, new { id, accountId, body = content.ToJson(), now = session.Now }, ct);
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SpaceSuggested, by, id), ct);
            return new SuggestionOutcome.Done((await SuggestionStore.FindAsync(session, id, ct))!);
        },
        ct);

    /// <summary>One of those who approve at once makes the space; the others are told that it is decided.</summary>
    private const string Decide = """
        update space_suggestions
        set    state = @state, decided_at = @now, decided_by = @by, reason = @reason, space_id = @spaceId
        where  id = @id and state = 'waiting'
        """;

    private const string Join = """
        insert into space_members (space_id, account_id, joined_at)
        values (@spaceId, @accountId, @now)
        on     conflict (space_id, account_id) do nothing
        """;

    /// <summary>Opens the space. Its author is a member from the first, so that they can see it whomever it is for.</summary>
    /// <param name="content">As <see cref="SpaceRules"/> allow it: what was suggested, or what those who decide have made of it.</param>
    public Task<SuggestionOutcome> ApproveAsync(Guid id, SpaceContent content, Actor actor, AuditContext by, CancellationToken ct) => DecideAsync(
        id,
        actor,
        async (session, suggestion) =>
        {
            var space = await SpaceStore.AddAsync(session, content, ct);
            await session.ExecuteAsync(Decide, Row(suggestion, SuggestionState.Approved, reason: "", space.Id, by, session), ct);
            await session.ExecuteAsync(Join, new { spaceId = space.Id, accountId = suggestion.AuthorId, now = session.Now }, ct);
            var decided = (await SuggestionStore.FindAsync(session, id, ct))!;
            await SuggestionNotices.TellAuthorAsync(session, decided, by, ct);
            await NoteAsync(session, decided, by, ct);
            await SpaceDesk.NoteOpenedAsync(session, space, by, ct);
            return decided;
        },
        ct);

    /// <param name="reason">As its author reads it.</param>
    public Task<SuggestionOutcome> DeclineAsync(Guid id, string reason, Actor actor, AuditContext by, CancellationToken ct) => DecideAsync(
        id,
        actor,
        async (session, suggestion) =>
        {
            await session.ExecuteAsync(Decide, Row(suggestion, SuggestionState.Declined, reason, spaceId: null, by, session), ct);
            var decided = (await SuggestionStore.FindAsync(session, id, ct))!;
            await SuggestionNotices.TellAuthorAsync(session, decided, by, ct);
            await NoteAsync(session, decided, by, ct);
            return decided;
        },
        ct);

    private Task<SuggestionOutcome> DecideAsync(Guid id, Actor actor, Func<DatabaseSession, SpaceSuggestion, Task<SpaceSuggestion>> then, CancellationToken ct) => database.WriteAsync<SuggestionOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            await GuidingQuestions.TakeTurnAsync(session, ct);
            return await SuggestionStore.FindAsync(session, id, ct) is not { } suggestion || PolicyTable.Named(PolicyTable.DecideSuggestion).Decide(actor, suggestion.Subject) != AccessDecision.Allowed
                ? new SuggestionOutcome.NotFound()
                : suggestion.State != SuggestionState.Waiting
                    ? new SuggestionOutcome.Decided(suggestion)
                    : new SuggestionOutcome.Done(await then(session, suggestion));
        },
        ct);

    private static object Row(SpaceSuggestion suggestion, SuggestionState state, string reason, Guid? spaceId, AuditContext by, DatabaseSession session) =>
        new { suggestion.Id, state = StoredName.Of(state), reason, spaceId, by = by.ActorId, now = session.Now };

    private static Task NoteAsync(DatabaseSession session, SpaceSuggestion decided, AuditContext by, CancellationToken ct) => AuditLog.AppendAsync(
        session,
        new AuditEntry(AuditEvents.SpaceSuggestionDecided, by, decided.Id)
        {
            Changes = [AuditFields.State.Changed(StoredName.Of(SuggestionState.Waiting), StoredName.Of(decided.State)), AuditFields.Reason.Changed(null, decided.Reason)],
        },
        ct);
}
