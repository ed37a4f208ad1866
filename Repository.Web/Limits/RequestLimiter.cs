using System.Threading.RateLimiting;

namespace Repository.Web.Limits;

/// <summary>Takes or refuses requests by the limits of some classes of routes; others it lets through.</summary>
/// <remarks>The framework's own limiters know no clock that a test can move, and remember as many clients as come.</remarks>
internal sealed class RequestLimiter : PartitionedRateLimiter<HttpContext>
{
    /// <summary>In each of two generations and each class: some megabytes.</summary>
    private const int MostClients = 10_000;

    private readonly Dictionary<RouteClass, ClientWindows> windows;

    public RequestLimiter(LimitOptions options, TimeProvider clock, params IEnumerable<RouteClass> classes) =>
        windows = options.Enabled ? classes.ToDictionary(routes => routes, routes => new ClientWindows(options.Of(routes), MostClients, clock)) : [];

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) =>
        windows.TryGetValue(resource.RouteClass(), out var counted) && counted.Take(ClientKey.Of(resource)) is var wait && wait > TimeSpan.Zero ? new Lease(wait) : Lease.Taken;

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
        new(AttemptAcquireCore(resource, permitCount));

    private sealed class Lease(TimeSpan wait) : RateLimitLease
    {
        public static readonly Lease Taken = new(TimeSpan.Zero);

        public override bool IsAcquired => wait == TimeSpan.Zero;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = wait;
            return metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
