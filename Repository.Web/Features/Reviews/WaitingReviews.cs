using System.Collections.Concurrent;
using Repository.Domain.Access;
using Repository.Domain.Reviews;
using Repository.Search.Catalogue;

namespace Repository.Web.Features.Reviews;

/// <summary>How many submissions wait for a reviewer, for the head of every page that a moderator opens: counted anew after some seconds, not each time.</summary>
public sealed class WaitingReviews(ReviewQueue queue, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    /// <summary>By part of the queue: moderators of everything share one.</summary>
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, int Count)> counts = new(StringComparer.Ordinal);

    public async Task<int> CountAsync(Actor actor, ICatalogue catalogue, CancellationToken ct)
    {
        var scope = ReviewScope.Of(actor, catalogue.Taxonomy);
        var key = scope.Terms is null ? "" : scope.AccountId.ToString("D");
        var now = clock.GetUtcNow();
        if (counts.TryGetValue(key, out var known) && now - known.At < Fresh && now >= known.At)
        {
            return known.Count;
        }

        var count = await queue.CountWaitingAsync(scope, ct);
        counts[key] = (now, count);
        return count;
    }
}
