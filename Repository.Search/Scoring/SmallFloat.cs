using System.Numerics;

namespace Repository.Search.Scoring;

/// <summary>The length of a field in one byte: exact below 40, above that with four significant bits, rounded down.</summary>
/// <remarks>The encoding is that of Lucene 8 (SmallFloat.intToByte4, LUCENE-7730), so that norms and hence scores are Lucene's.</remarks>
public static class SmallFloat
{
    private const int MantissaBits = 3;
    private const int MantissaMask = (1 << MantissaBits) - 1;

    /// <summary>What the 256 values leave over once <see cref="int.MaxValue"/> can be encoded: so many small lengths stand for themselves.</summary>
    private static readonly int FreeValues = byte.MaxValue - Encode(int.MaxValue);

    /// <summary>The byte of a length; ascending with it.</summary>
    /// <param name="length">Number of tokens, at least 0.</param>
    public static byte IntToByte4(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return (byte)(length < FreeValues ? length : FreeValues + Encode(length - FreeValues));
    }

    /// <summary>The least length that has this byte.</summary>
    public static int Byte4ToInt(byte norm) => norm < FreeValues ? norm : FreeValues + Decode(norm - FreeValues);

    /// <summary>A float of its own: exponent above three bits of mantissa, whose leading one is implied save in the lowest range.</summary>
    private static int Encode(int value)
    {
        var significantBits = 32 - BitOperations.LeadingZeroCount((uint)value);
        if (significantBits <= MantissaBits)
        {
            return value;
        }

        var shift = significantBits - MantissaBits - 1;
        return ((shift + 1) << MantissaBits) | ((value >> shift) & MantissaMask);
    }

    private static int Decode(int encoded)
    {
        var exponent = encoded >> MantissaBits;
        var mantissa = encoded & MantissaMask;
        return exponent == 0 ? mantissa : (mantissa | (1 << MantissaBits)) << (exponent - 1);
    }
}
