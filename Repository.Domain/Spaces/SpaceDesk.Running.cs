using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Discussions;

namespace Repository.Domain.Spaces;

public sealed partial class SpaceDesk
{
    /// <summary>Opens a space that nobody had to suggest.</summary>
    /// <param name="content">As <see cref="SpaceRules"/> allow it.</param>
    public Task<SpaceOutcome> OpenAsync(SpaceContent content, Actor actor, AuditContext by, CancellationToken ct) => database.WriteAsync<SpaceOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            await GuidingQuestions.TakeTurnAsync(session, ct);
            if (PolicyTable.Named(PolicyTable.OpenSpace).Decide(actor, new AccessSubject()) != AccessDecision.Allowed)
            {
                return new SpaceOutcome.NotFound();
            }

            var space = await SpaceStore.AddAsync(session, content, ct);
            await NoteOpenedAsync(session, space, by, ct);
            return new SpaceOutcome.Saved(space);
        },
        ct);

    /// <summary>The last thing that a transaction does which opens a space.</summary>
    internal static async Task NoteOpenedAsync(DatabaseSession session, Space space, AuditContext by, CancellationToken ct)
    {
        await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SpaceOpened, by, space.Id) { Changes = [.. Changes(null, space)] }, ct);
        await ChangeLog.AppendAsync(session, ChangeSubjects.Space, space.Id.ToString("D"), ct);
    }

    /// <summary>Has a space say something else: its texts, its days, whether it is archived.</summary>
    /// <param name="version">That the change was made on.</param>
    /// <param name="content">As <see cref="SpaceRules"/> allow it.</param>
    public Task<SpaceOutcome> ChangeAsync(string name, long version, SpaceContent content, Actor actor, AuditContext by, CancellationToken ct) => database.WriteAsync<SpaceOutcome>(
        async session =>
        {
            AuditLog.Announce(session);
            await GuidingQuestions.TakeTurnAsync(session, ct);
            if (await SpaceStore.FindAsync(session, name, actor, ct) is not { } found || PolicyTable.Named(PolicyTable.EditSpace).Decide(actor, found.Subject) != AccessDecision.Allowed)
            {
                return new SpaceOutcome.NotFound();
            }

            var before = found.Space;
            if (before.Version != version)
            {
                return new SpaceOutcome.Stale(before);
            }

            var changed = SpaceRules.Changed(before.Content, content);
            if (changed.Count == 0)
            {
                return new SpaceOutcome.Saved(before);
            }

            // Nobody can have come between: what this transaction has read is as it was, or it is run again.
            var after = await SpaceStore.UpdateAsync(session, before, content, ct);
            var parts = AuditFields.SpaceParts.Changed(null, string.Join(' ', changed.Select(StoredName.Of)));
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SpaceChanged, by, after.Id) { Changes = [parts, .. Changes(before, after)] }, ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Space, after.Id.ToString("D"), ct);
            return new SpaceOutcome.Saved(after);
        },
        ct);

    private static IEnumerable<AuditChange> Changes(Space? before, Space after)
    {
        (PlainField Field, string? Before, string After)[] fields =
        [
            (AuditFields.SpaceTitle, before is null ? null : Title(before), Title(after)),
            (AuditFields.SpaceVisibility, before is null ? null : StoredName.Of(before.Content.Visibility), StoredName.Of(after.Content.Visibility)),
            (AuditFields.SpaceDays, before is null ? null : Days(before), Days(after)),
        ];
        return fields.Where(field => field.Before != field.After).Select(field => field.Field.Changed(field.Before, field.After));
    }

    private static string Title(Space space) => string.Join(" · ", space.Content.Title.All.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"));

    private static string Days(Space space)
    {
        var timetable = space.Content.Timetable;
        string?[] all = [$"{timetable.Opens}/{timetable.Closes}", timetable.TimeZone, timetable.ClosedAt is { } at ? $"closed {at.ToStoredText()}" : null, timetable.Archived ? "archived" : null];
        return string.Join(' ', all.OfType<string>());
    }
}
