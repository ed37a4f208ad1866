namespace Repository.Search.Tests.Segments;

/// <summary>Random, yet repeatable: the seed stands in the output of a test that fails.</summary>
internal static class Seed
{
    public static Random NewRandom()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"seed {seed}"));
        return new Random(seed);
    }
}
