using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Repository.Web.Languages;

namespace Repository.Web.Features.Health.Parts;

public sealed class ProgramHealth(HealthWords words, Texts texts, TimeProvider clock) : IHealthPart
{
    public string Name => "Program";

    public Task<HealthFinding> LookAsync(CancellationToken ct)
    {
        using var process = Process.GetCurrentProcess();
        var runs = clock.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime();
        var version = typeof(ProgramHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return Task.FromResult(new HealthFinding(HealthState.Fine, texts["Health.ProgramRuns"])
        {
            Facts =
            [
                (texts["Health.Version"], version),
                (texts["Health.Runtime"], $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}"),
                (texts["Health.RunsFor"], words.Duration(runs)),
                (texts["Health.Memory"], words.Bytes(process.WorkingSet64)),
            ],
        });
    }
}
