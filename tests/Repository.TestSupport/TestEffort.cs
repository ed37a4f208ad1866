namespace Repository.TestSupport;

/// <summary>How much a test that tries many cases tries, as <c>tests/run</c> was asked: see its <c>--help</c>.</summary>
public static class TestEffort
{
    private static readonly string? Asked = Environment.GetEnvironmentVariable("REPOSITORY_TESTS");

    /// <param name="quick">With <c>--quick</c>: the whole run takes less than two minutes.</param>
    /// <param name="full">Without an option, and where a test is started by itself.</param>
    /// <param name="extended">With <c>--long</c>.</param>
    public static T Of<T>(T quick, T full, T extended) => Asked switch
    {
        "quick" => quick,
        "long" => extended,
        _ => full,
    };
}
