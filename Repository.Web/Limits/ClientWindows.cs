namespace Repository.Web.Limits;

/// <summary>Counts the requests of each client in windows that begin with its first request and, once over, with its next. No request is taken beyond a limit, and one that is refused does not count.</summary>
/// <param name="windows">All of them must have room.</param>
/// <param name="mostClients">Clients are remembered in two generations of so many: the longest silent are forgotten first, so memory is bounded whoever asks.</param>
public sealed class ClientWindows(IReadOnlyList<LimitWindow> windows, int mostClients, TimeProvider clock)
{
    private readonly Lock gate = new();
    private Dictionary<string, Count[]> recent = new(StringComparer.Ordinal);
    private Dictionary<string, Count[]> before = new(StringComparer.Ordinal);

    /// <summary>How many clients are remembered.</summary>
    public int Clients
    {
        get
        {
            lock (gate)
            {
                return recent.Count + before.Count;
            }
        }
    }

    /// <returns>Zero if the request is taken; else for how long none will be.</returns>
    public TimeSpan Take(string client)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var counts = Of(client);
            var wait = TimeSpan.Zero;
            for (var place = 0; place < windows.Count; place++)
            {
                var left = windows[place].Length - clock.GetElapsedTime(counts[place].Since, now);
                if (counts[place].Requests >= windows[place].Requests && left > wait)
                {
                    wait = left;
                }
            }

            if (wait == TimeSpan.Zero)
            {
                for (var place = 0; place < windows.Count; place++)
                {
                    var over = counts[place].Requests == 0 || clock.GetElapsedTime(counts[place].Since, now) >= windows[place].Length;
                    counts[place] = over ? new Count(now, 1) : counts[place] with { Requests = counts[place].Requests + 1 };
                }
            }

            return wait;
        }
    }

    private Count[] Of(string client)
    {
        if (recent.TryGetValue(client, out var counts))
        {
            return counts;
        }

        if (recent.Count >= mostClients)
        {
            (before, recent) = (recent, new Dictionary<string, Count[]>(StringComparer.Ordinal));
        }

        if (!before.Remove(client, out counts))
        {
            counts = new Count[windows.Count];
        }

        recent.Add(client, counts);
        return counts;
    }

    private readonly record struct Count(long Since, int Requests);
}
