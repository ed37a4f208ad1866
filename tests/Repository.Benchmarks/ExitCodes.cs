namespace Repository.Benchmarks;

/// <summary>What the program ends with, beside 0.</summary>
internal static class ExitCodes
{
    /// <summary>What was compared is not equal.</summary>
    public const int Different = 1;

    /// <summary>The command line, or a file that it names, cannot be used.</summary>
    public const int Usage = 2;
}
