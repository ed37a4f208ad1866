using Repository.Search.Storage;

namespace Repository.Search.Terms;

/// <summary>Walks over terms in order. Stands before the first term at the beginning. For one thread.</summary>
public sealed class TermEnumerator
{
    private readonly FieldTerms terms;
    private byte[] term = new byte[64];
    private int length;
    private TermEntryReader entries;
    private TermEntry entry;
    private int block;
    private int leftInBlock;
    private int position;
    private bool isAhead;

    internal TermEnumerator(FieldTerms terms, int block)
    {
        this.terms = terms;
        this.block = block - 1;
        entries = terms.Entries;
        Ordinal = (block * TermsFormat.BlockSize) - 1;
    }

    /// <summary>UTF-8; valid until the next move.</summary>
    public ReadOnlySpan<byte> Term => term.AsSpan(0, length);

    public TermEntry Entry => entry;

    /// <summary>The term's place in the order of the field's terms.</summary>
    internal int Ordinal { get; private set; }

    /// <summary>Where in the file the next term lies.</summary>
    internal int Position => position;

    /// <summary>False past the last term, however often it is asked.</summary>
    public bool MoveNext()
    {
        if (isAhead)
        {
            isAhead = false;
            return true;
        }

        if (leftInBlock == 0 && block + 1 >= terms.BlockCount)
        {
            return false;
        }

        Read();
        Ordinal++;
        return true;
    }

    /// <summary>Stands before the first term that is not below that one.</summary>
    internal void SkipBelow(ReadOnlySpan<byte> start)
    {
        while (MoveNext())
        {
            if (Term.SequenceCompareTo(start) >= 0)
            {
                isAhead = true;
                return;
            }
        }
    }

    private void Read()
    {
        var isFirst = leftInBlock == 0;
        if (isFirst)
        {
            block++;
            leftInBlock = terms.TermsIn(block);
            position = terms.OffsetOf(block);
        }

        var reader = new ByteReader(terms.Bytes, position);
        var shared = isFirst ? 0 : reader.ReadVarInt();
        var suffix = reader.Take(reader.ReadVarInt());
        length = shared + suffix.Length;
        if ((uint)length > TermsFormat.MaxTermBytes)
        {
            throw new OverflowException("a term is longer than terms are");
        }

        if (length > term.Length)
        {
            Array.Resize(ref term, Math.Max(length, 2 * term.Length));
        }

        suffix.CopyTo(term.AsSpan(shared));
        if (isFirst)
        {
            entries.StartBlock(ref reader);
        }

        entry = entries.Read(ref reader);
        position = reader.Position;
        leftInBlock--;
    }
}
