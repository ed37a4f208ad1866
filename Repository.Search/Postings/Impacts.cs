using System.Buffers.Binary;
using Repository.Search.Storage;

namespace Repository.Search.Postings;

/// <summary>
/// What bounds the scores of a block of postings: at most four pairs of frequency and norm. Each posting of the block has a pair whose frequency
/// is not below its own and whose norm is not above its own, so that no score is above the highest of the pairs'.
/// </summary>
/// <remarks>
/// The idea is that of the impacts of Lucene 8 (LUCENE-4198), here bounded in length, so that a block's are found without reading others'. Four
/// pairs are nearly as sharp as all of them, as one pair alone decides once weights are known.
/// </remarks>
/// <param name="Packed">Pair i in the bits from 16 · i on: the frequency in eight bits, the norm in the next eight.</param>
internal readonly record struct Impacts(ulong Packed)
{
    public const int MaxPairs = 4;

    /// <summary>Bytes.</summary>
    public const int Length = sizeof(ulong);

    /// <summary>The highest frequency that a pair names; it stands for all above it, too.</summary>
    public const int UnboundedFrequency = byte.MaxValue;

    private const int PairBits = 16;

    /// <summary>Of pair i; 0 if there is none. Ascending.</summary>
    public byte Frequency(int i) => (byte)(Packed >> (PairBits * i));

    /// <summary>Of pair i; 0 if there is none. Ascending: who has the term more often must be longer to be worth a pair.</summary>
    public byte Norm(int i) => (byte)(Packed >> ((PairBits * i) + 8));

    public static Impacts Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64LittleEndian(bytes));

    public void Write(IndexOutput output) => output.WriteUInt64(Packed);

    /// <summary>Whether no posting like that scores above them, whatever the weights.</summary>
    public bool Bound(int frequency, byte norm)
    {
        for (var i = 0; i < MaxPairs; i++)
        {
            if ((frequency <= Frequency(i) || Frequency(i) == UnboundedFrequency) && norm >= Norm(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether frequencies and norms ascend from pair to pair, and nothing stands behind the last.</summary>
    public bool AreOrdered()
    {
        for (var i = 1; i < MaxPairs; i++)
        {
            if (Packed >> (PairBits * i) != 0 && (Frequency(i) <= Frequency(i - 1) || Norm(i) <= Norm(i - 1)))
            {
                return false;
            }
        }

        return Frequency(0) > 0;
    }
}
