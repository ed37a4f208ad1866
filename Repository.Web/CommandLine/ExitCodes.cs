namespace Repository.Web.CommandLine;

/// <summary>What the program tells the shell; documented in docs/operations.md.</summary>
public static class ExitCodes
{
    public const int Success = 0;

    /// <summary>It ran, and found something wrong: in the content, or in what <c>check</c> looks at.</summary>
    public const int Problems = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>It could not start: the folder is in use, the database is newer or away, a setting is wrong.</summary>
    public const int CannotStart = 3;

    /// <summary>Somebody stopped it before it was done; what it had done stays. The number is the shells' own for Ctrl-C.</summary>
    public const int Stopped = 130;
}
