using System.Buffers.Binary;
using System.Text;
using Repository.Search.Storage;

namespace Repository.Search.Terms;

/// <summary>The terms of one field in one segment, in the order of their UTF-8 bytes. Safe for use by several threads.</summary>
public sealed class FieldTerms
{
    private readonly MappedFile file;
    private readonly FieldEntry statistics;
    private readonly bool frequencies;

    internal FieldTerms(MappedFile file, in FieldEntry of, bool frequencies)
    {
        this.file = file;
        statistics = of;
        this.frequencies = frequencies;
    }

    /// <summary>Documents with at least one token, deleted ones among them.</summary>
    public int DocumentCount => statistics.DocumentCount;

    /// <summary>Tokens of all documents; where the field keeps documents alone, pairs of document and term.</summary>
    public long SumTotalTermFrequency => statistics.SumTotalTermFrequency;

    public long TermCount => statistics.TermCount;

    public bool TryFind(ReadOnlySpan<byte> utf8Term, out TermEntry entry)
    {
        var block = LastBlockNotAbove(utf8Term);
        if (block >= 0 && TryFind(utf8Term, block, out entry))
        {
            return true;
        }

        entry = default;
        return false;
    }

    /// <summary>The terms from that one on, it included; it need not be a term.</summary>
    public TermEnumerator From(ReadOnlySpan<byte> utf8Start)
    {
        var terms = new TermEnumerator(this, Math.Max(0, LastBlockNotAbove(utf8Start)));
        terms.SkipBelow(utf8Start);
        return terms;
    }

    /// <summary>The terms from that block on.</summary>
    internal TermEnumerator FromBlock(int block) => new(this, block);

    /// <summary>The term of that place in the order.</summary>
    internal string Term(int ordinal)
    {
        var terms = FromBlock(ordinal / TermsFormat.BlockSize);
        for (var left = ordinal % TermsFormat.BlockSize; left >= 0; left--)
        {
            terms.MoveNext();
        }

        return Encoding.UTF8.GetString(terms.Term);
    }

    internal ReadOnlySpan<byte> Bytes => file.Bytes;

    internal TermEntryReader Entries => new(frequencies);

    internal int BlockCount => statistics.BlockCount;

    internal int TermsIn(int block) => Math.Min(TermsFormat.BlockSize, statistics.TermCount - (block * TermsFormat.BlockSize));

    internal int OffsetOf(int block) => BinaryPrimitives.ReadInt32LittleEndian(file.Bytes[(statistics.BlocksOffset + (block * sizeof(uint)))..]);

    /// <summary>Without copying terms: the shared lengths tell how each stands to the one sought.</summary>
    /// <param name="entry">Of the last term looked at.</param>
    private bool TryFind(ReadOnlySpan<byte> utf8Term, int block, out TermEntry entry)
    {
        var reader = BlockReader(block);
        var entries = new TermEntryReader(frequencies);
        var suffix = reader.Take(reader.ReadVarInt());
        entries.StartBlock(ref reader);

        // How many bytes the term at hand shares with the one sought; all terms passed are below it.
        var matched = 0;
        for (int left = TermsIn(block), shared = 0; ;)
        {
            entry = entries.Read(ref reader);
            if (shared < matched)
            {
                return false;
            }

            if (shared == matched)
            {
                var rest = utf8Term[matched..];
                var common = suffix.CommonPrefixLength(rest);
                matched += common;
                if (common == rest.Length)
                {
                    return common == suffix.Length;
                }

                if (common < suffix.Length && suffix[common] > rest[common])
                {
                    return false;
                }
            }

            if (--left == 0)
            {
                return false;
            }

            shared = reader.ReadVarInt();
            suffix = reader.Take(reader.ReadVarInt());
        }
    }

    private ByteReader BlockReader(int block) => new(file.Bytes, OffsetOf(block));

    /// <summary>-1 if even the first block begins above that term.</summary>
    private int LastBlockNotAbove(ReadOnlySpan<byte> term)
    {
        var low = 0;
        var high = BlockCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var reader = BlockReader(middle);
            if (reader.Take(reader.ReadVarInt()).SequenceCompareTo(term) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }
}
