namespace Repository.Domain.Contributions;

/// <param name="Reason">Shown to everybody on the tombstone.</param>
/// <param name="ReplacedById">The published contribution to read in its place.</param>
public sealed record Withdrawal(string Reason, Guid? ReplacedById = null)
{
    public const int MaxReason = 1_000;
}

/// <summary>What came of withdrawing, or of publishing again.</summary>
public enum WithdrawalOutcome
{
    Done,

    /// <summary>Somebody else wrote meanwhile, perhaps the same.</summary>
    Stale,

    /// <summary>What is to be read in its place is itself, or not published.</summary>
    NoReplacement,
}
