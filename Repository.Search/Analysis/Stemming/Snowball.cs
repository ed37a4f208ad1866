namespace Repository.Search.Analysis.Stemming;

/// <summary>Snowball's <c>try</c> and <c>fail</c>, so that a rule reads as it does there.</summary>
internal static class Snowball
{
    /// <summary>True whether or not it could be done.</summary>
    public static bool Try(bool done) => done || true;

    /// <summary>False although it may have been done, so that the next step looks at what remains.</summary>
    public static bool Fail(bool done) => done && false;
}
