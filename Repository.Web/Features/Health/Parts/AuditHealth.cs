using Repository.Domain.Audit;
using Repository.Web.Languages;

namespace Repository.Web.Features.Health.Parts;

public sealed class AuditHealth(AuditLog log, HealthWords words, Texts texts) : IHealthPart
{
    public string Name => "Audit";

    public async Task<HealthFinding> LookAsync(CancellationToken ct) => new(HealthState.Fine, texts["Health.AuditFine"])
    {
        Facts = [(texts["Audit.Length"], words.Number((await log.EndAsync(ct)).Length))],
    };
}
