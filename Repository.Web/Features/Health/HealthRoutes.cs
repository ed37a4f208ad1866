using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Search.Catalogue;
using Repository.Web.Access;

namespace Repository.Web.Features.Health;

/// <summary>For whoever watches over the site: <c>/health</c> says that it runs, <c>/ready</c> that it can answer.</summary>
public static class HealthRoutes
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Whoever asks has given up by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health", Methods, () => Results.Json(new { status = "running" })).Allows(PolicyTable.ReadOpen);
        routes.MapMethods("/ready", Methods, ReadyAsync).Allows(PolicyTable.ReadOpen);
    }

    private static async Task<IResult> ReadyAsync(ChangeLog log, LiveCatalogue catalogue, HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        var newest = await NewestAsync(log, patience.Token);
        var ready = newest is not null && catalogue.IsLoaded;
        return Results.Json(
            new
            {
                status = ready ? "ready" : "not ready",
                database = newest is not null,
                catalogue = catalogue.IsLoaded,
                records = catalogue.RecordCount,
                applied = catalogue.AppliedSequence,
                behind = newest - catalogue.AppliedSequence,
            },
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <returns>Null if the database does not answer: the reason stands in the log of whoever follows it.</returns>
    private static async Task<long?> NewestAsync(ChangeLog log, CancellationToken ct)
    {
        try
        {
            return (await log.LastAsync(ct))?.Sequence ?? 0;
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or OperationCanceledException or TimeoutException)
        {
            return null;
        }
    }
}
