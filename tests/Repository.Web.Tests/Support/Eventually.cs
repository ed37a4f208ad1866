using System.Diagnostics;

namespace Repository.Web.Tests.Support;

internal static class Eventually
{
    /// <summary>Within so long a change is on every page.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        for (var waited = Stopwatch.StartNew(); !await condition(); await Task.Delay(20))
        {
            Assert.True(waited.Elapsed < Limit, $"not within {Limit.TotalSeconds} s: {what}");
        }
    }
}
