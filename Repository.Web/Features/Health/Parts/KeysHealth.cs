using Repository.Domain.Accounts;
using Repository.Web.Languages;

namespace Repository.Web.Features.Health.Parts;

/// <summary>The keys that protect form tokens.</summary>
public sealed class KeysHealth(ProtectionKeyStore keys, HealthWords words, Texts texts, TimeProvider clock) : IHealthPart
{
    /// <summary>The framework makes a new one every 90 days; an older newest one is not replaced as it should be.</summary>
    private static readonly TimeSpan Replaced = TimeSpan.FromDays(95);

    public string Name => "Keys";

    public async Task<HealthFinding> LookAsync(CancellationToken ct)
    {
        var state = await keys.StateAsync(ct);
        var isOld = state.NewestAt is { } newest && clock.GetUtcNow() - newest > Replaced;
        return new HealthFinding(isOld ? HealthState.LookAt : HealthState.Fine, texts[isOld ? "Health.KeysOld" : "Health.KeysFine"])
        {
            Remedy = isOld ? texts["Health.KeysRemedy"] : null,
            Facts = [(texts["Health.KeyCount"], words.Number(state.Keys)), (texts["Health.NewestKey"], words.Moment(state.NewestAt))],
        };
    }
}
