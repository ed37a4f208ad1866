using System.Diagnostics;

namespace Repository.Web.Tests.Support;

internal static class Eventually
{
    /// <summary>Within so long a change is on every page.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <param name="within">Where another program is waited for; else <see cref="Limit"/>.</param>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var limit = within ?? Limit;
        for (var waited = Stopwatch.StartNew(); !await condition(); await Task.Delay(20))
        {
            Assert.True(waited.Elapsed < limit, $"not within {limit.TotalSeconds} s: {what}");
        }
    }
}
