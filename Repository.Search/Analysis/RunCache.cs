namespace Repository.Search.Analysis;

/// <summary>A run of a text between two word boundaries, with the words that it stands for.</summary>
internal sealed record AnalyzedRun(string Run, AnalyzedWord[] Words);

/// <param name="Start">Within the run, in UTF-16 code units.</param>
internal readonly record struct AnalyzedWord(string Term, string Exact, int Start, int End);

/// <summary>
/// Remembers what runs were analyzed to, so that common words cost one look and no memory. A run has one slot and drives out what was there:
/// bounded without bookkeeping, and safe without locks, as entries never change and are replaced whole.
/// </summary>
internal sealed class RunCache(Func<string, AnalyzedRun> analyze)
{
    /// <summary>A power of two: some 4 MiB of words when full.</summary>
    private const int Slots = 1 << 14;

    /// <summary>In UTF-16 code units; longer ones are too rare to be worth their room.</summary>
    private const int MaxRunLength = 32;

    private readonly AnalyzedRun?[] slots = new AnalyzedRun?[Slots];

    public AnalyzedRun Get(ReadOnlySpan<char> run)
    {
        if (run.Length > MaxRunLength)
        {
            return analyze(run.ToString());
        }

        ref var slot = ref slots[string.GetHashCode(run, StringComparison.Ordinal) & (Slots - 1)];
        var known = Volatile.Read(ref slot);
        if (known is null || !run.SequenceEqual(known.Run))
        {
            known = analyze(run.ToString());
            Volatile.Write(ref slot, known);
        }

        return known;
    }
}
