using Repository.Web.Languages;

namespace Repository.Web.Features.Health;

/// <summary>Looks at all parts at once. None keeps the others from being told of: neither one that fails nor one that does not answer.</summary>
public sealed partial class HealthReport(IEnumerable<IHealthPart> parts, Texts texts, ILogger<HealthReport> logger)
{
    /// <summary>Whoever asks waits no longer than this for the slowest part.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<(string Name, HealthFinding Finding)>> LookAsync(CancellationToken ct) => await Task.WhenAll(parts.Select(part => LookAsync(part, ct)));

    private async Task<(string Name, HealthFinding Finding)> LookAsync(IHealthPart part, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return (part.Name, await Task.Run(() => part.LookAsync(patience.Token), patience.Token).WaitAsync(patience.Token));
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            CannotLook(logger, problem, part.Name);
            return (part.Name, new HealthFinding(HealthState.Broken, texts["Health.CannotLook"]) { Remedy = texts["Health.SeeLog"] });
        }
    }

    [LoggerMessage(3301, LogLevel.Error, "The health page cannot look at {Part}")]
    private static partial void CannotLook(ILogger logger, Exception problem, string part);
}
