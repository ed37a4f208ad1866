using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

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
    /// <summary>Some 4 MiB of words when full.</summary>
    private const int SlotBits = 14;

    /// <summary>In UTF-16 code units; longer ones are too rare to be worth their room.</summary>
    private const int MaxRunLength = 32;

    private const int UnitsAtOnce = sizeof(ulong) / sizeof(char);

    private readonly AnalyzedRun?[] slots = new AnalyzedRun?[1 << SlotBits];

    public AnalyzedRun Get(ReadOnlySpan<char> run)
    {
        if (run.Length > MaxRunLength)
        {
            return analyze(run.ToString());
        }

        ref var slot = ref slots[SlotOf(run)];
        var known = Volatile.Read(ref slot);
        if (known is null || !run.SequenceEqual(known.Run))
        {
            known = analyze(run.ToString());
            Volatile.Write(ref slot, known);
        }

        return known;
    }

    /// <remarks>
    /// Eight bytes at a step: rotate, mix in, multiply, as rustc-hash (FxHash) does. It need not withstand those who choose their words to collide, as a
    /// collision costs no more than a word that comes for the first time.
    /// </remarks>
    private static int SlotOf(ReadOnlySpan<char> run)
    {
        var hash = (ulong)run.Length;
        for (; run.Length >= UnitsAtOnce; run = run[UnitsAtOnce..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.AsBytes(run)));
        }

        var rest = 0UL;
        foreach (var unit in run)
        {
            rest = (rest << 16) | unit;
        }

        return (int)(Mix(hash, rest) >> (64 - SlotBits));

        static ulong Mix(ulong hash, ulong units) => (BitOperations.RotateLeft(hash, 5) ^ units) * 0x517C_C1B7_2722_0A95;
    }
}
