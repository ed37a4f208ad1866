using System.Globalization;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Web.Limits;

namespace Repository.Web.Security;

/// <summary>
/// What was refused, on its way to the audit log. Whoever is refused can ask as fast as the network lets them, so nothing is written for each: it is counted here,
/// and once in a while written as one entry for each route, client, event and cause. A crash loses what was counted last.
/// </summary>
public sealed class Refusals(Database database)
{
    /// <summary>So many entries a time at most, which no other writer waits for long. Whatever comes beyond is counted by its event alone.</summary>
    public const int MostEntries = 100;

    private readonly Lock gate = new();
    private Dictionary<Refused, Sum> sums = [];

    /// <param name="cause">In one of the program's own words.</param>
    public void Count(HttpContext context, AuditEvent what, string? cause = null)
    {
        var refused = new Refused(what, context.RouteName(), cause, ClientKey.Of(context));
        lock (gate)
        {
            Add(refused, new Sum(context.ToAuditContext(), 1));
        }
    }

    /// <summary>Writes what was counted since, in one transaction.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var counted = Take();
        if (counted.Count == 0)
        {
            return;
        }

        try
        {
            await database.WriteAsync(
                async session =>
                {
                    AuditLog.Announce(session);
                    foreach (var (refused, sum) in counted)
                    {
                        await AuditLog.AppendAsync(session, refused.ToEntry(sum), ct);
                    }
                },
                ct);
        }
        catch
        {
            GiveBack(counted);
            throw;
        }
    }

    private Dictionary<Refused, Sum> Take()
    {
        lock (gate)
        {
            var counted = sums;
            sums = [];
            return counted;
        }
    }

    private void GiveBack(Dictionary<Refused, Sum> counted)
    {
        lock (gate)
        {
            foreach (var (refused, sum) in counted)
            {
                Add(refused, sum);
            }
        }
    }

    private void Add(Refused refused, Sum sum)
    {
        if (sums.TryGetValue(refused, out var before))
        {
            sums[refused] = before with { Count = before.Count + sum.Count };
        }
        else if (sums.Count < MostEntries)
        {
            sums[refused] = sum;
        }
        else
        {
            // Events are few, so these are, too.
            var rest = new Refused(refused.Event, null, null, "");
            sums[rest] = new Sum(AuditContext.Program, sum.Count + (sums.TryGetValue(rest, out before) ? before.Count : 0));
        }
    }

    private sealed record Refused(AuditEvent Event, string? Route, string? Cause, string Client)
    {
        public AuditEntry ToEntry(Sum sum)
        {
            var count = AuditFields.Count.Changed(null, sum.Count.ToString(CultureInfo.InvariantCulture));
            return new AuditEntry(Event, sum.First, Route) { Changes = Cause is null ? [count] : [AuditFields.Cause.Changed(null, Cause), count] };
        }
    }

    /// <param name="First">Who was refused, from where, in which request, the first time.</param>
    private sealed record Sum(AuditContext First, long Count);
}

public static class RefusedRequests
{
    /// <summary>Notes a refusal for the audit log.</summary>
    /// <param name="cause">In one of the program's own words.</param>
    public static void Refused(this HttpContext context, AuditEvent what, string? cause = null) => context.RequestServices.GetRequiredService<Refusals>().Count(context, what, cause);

    /// <summary>Method and pattern as the code states them, never the address that was asked for; null where nothing was found.</summary>
    internal static string? RouteName(this HttpContext context) => context.GetEndpoint() is RouteEndpoint endpoint ? $"{context.Request.Method} /{endpoint.RoutePattern.RawText?.TrimStart('/')}" : null;
}
