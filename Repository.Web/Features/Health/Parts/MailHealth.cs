using Repository.Domain.Notifications;
using Repository.Web.Features.Outbox;
using Repository.Web.Languages;

namespace Repository.Web.Features.Health.Parts;

public sealed class MailHealth(MailOutbox outbox, MailPlace place, HealthWords words, Texts texts, TimeProvider clock) : IHealthPart
{
    /// <summary>The first attempts of a mail are over by then.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    public string Name => "Mail";

    public async Task<HealthFinding> LookAsync(CancellationToken ct)
    {
        var counts = (await outbox.CountAsync(ct)).ToDictionary(count => count.State);
        var (waiting, failed, uncertain) = (counts[MailState.Waiting], counts[MailState.Failed].Count, counts[MailState.Uncertain].Count);
        var waited = waiting.OldestAt is { } oldest ? clock.GetUtcNow() - oldest : TimeSpan.Zero;
        var (says, remedy) = (failed + uncertain > 0, waited >= LongWait, place.IsFolder) switch
        {
            (true, _, _) => ("Health.MailFailed", "Health.MailFailedRemedy"),
            (_, true, _) => ("Health.MailWaits", "Health.MailWaitsRemedy"),
            (_, _, true) => ("Health.MailIntoFolder", "Health.MailIntoFolderRemedy"),
            _ => ("Health.MailGoesOut", null),
        };
        return new HealthFinding(remedy is null ? HealthState.Fine : HealthState.LookAt, texts[says])
        {
            Remedy = remedy is null ? null : texts[remedy],
            Facts =
            [
                (texts[place.IsFolder ? "Health.MailFolder" : "Health.MailServer"], place.Name),
                (texts["Outbox.StateWaiting"], words.Number(waiting.Count)),
                (texts["Health.OldestWaiting"], waiting.OldestAt is null ? texts["Health.NoneWaits"] : words.Duration(waited)),
                (texts["Outbox.StateFailed"], words.Number(failed)),
                (texts["Outbox.StateUncertain"], words.Number(uncertain)),
            ],
        };
    }
}
