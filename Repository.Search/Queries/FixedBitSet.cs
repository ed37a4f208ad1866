using System.Numerics;
using Repository.Search.Postings;

namespace Repository.Search.Queries;

/// <summary>A set of documents of one segment, a bit for each.</summary>
/// <param name="length">Documents of the segment.</param>
internal sealed class FixedBitSet(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) / 64];

    public int Length => length;

    public static FixedBitSet All(int length)
    {
        var set = new FixedBitSet(length);
        Array.Fill(set.words, ulong.MaxValue);
        if (length % 64 != 0)
        {
            set.words[^1] = (1UL << (length % 64)) - 1;
        }

        return set;
    }

    /// <param name="documents">Before its first document.</param>
    public static FixedBitSet Of(int length, DocIdIterator documents)
    {
        var set = new FixedBitSet(length);
        set.Add(documents);
        return set;
    }

    public void Add(int docId) => words[docId >> 6] |= 1UL << docId;

    public void Add(DocIdIterator documents)
    {
        for (var docId = documents.NextDocument(); docId != DocIdIterator.NoMoreDocuments; docId = documents.NextDocument())
        {
            Add(docId);
        }
    }

    /// <param name="postings">Before its first document. A block at a time, as a prefix may have very many terms.</param>
    public void Add(PostingsReader postings)
    {
        while (postings.NextBlock())
        {
            Add(postings.BlockDocuments);
        }
    }

    public void Add(ReadOnlySpan<int> documents)
    {
        var bits = words;
        foreach (var docId in documents)
        {
            bits[docId >> 6] |= 1UL << docId;
        }
    }

    public bool Contains(int docId) => (words[docId >> 6] & (1UL << docId)) != 0;

    public FixedBitSet Copy()
    {
        var copy = new FixedBitSet(length);
        words.CopyTo(copy.words, 0);
        return copy;
    }

    public FixedBitSet IntersectWith(FixedBitSet other) => IntersectWith(other.words);

    public FixedBitSet IntersectWith(ReadOnlySpan<ulong> bits)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &= bits[i];
        }

        return this;
    }

    public FixedBitSet Remove(FixedBitSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &= ~other.words[i];
        }

        return this;
    }

    public FixedBitSet UnionWith(FixedBitSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] |= other.words[i];
        }

        return this;
    }

    public FixedBitSet Complement()
    {
        var complement = All(length);
        for (var i = 0; i < words.Length; i++)
        {
            complement.words[i] &= ~words[i];
        }

        return complement;
    }

    public int Count()
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Lists the documents in ascending order.</summary>
    /// <param name="documents">At least as many as the set has.</param>
    public void CopyTo(Span<int> documents)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1)
            {
                documents[count++] = (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    /// <summary>How many documents both sets have.</summary>
    public int CountWith(FixedBitSet other)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            count += BitOperations.PopCount(words[i] & other.words[i]);
        }

        return count;
    }

    /// <summary>The first document of the set from there on; <see cref="DocIdIterator.NoMoreDocuments"/> if there is none.</summary>
    public int Next(int from)
    {
        var i = from >> 6;
        if (i >= words.Length)
        {
            return DocIdIterator.NoMoreDocuments;
        }

        var word = words[i] & (ulong.MaxValue << from);
        while (word == 0)
        {
            if (++i == words.Length)
            {
                return DocIdIterator.NoMoreDocuments;
            }

            word = words[i];
        }

        return (i << 6) + BitOperations.TrailingZeroCount(word);
    }
}

/// <param name="cost">How many documents the set has.</param>
internal sealed class BitSetIterator(FixedBitSet documents, long cost) : DocIdIterator
{
    public FixedBitSet Documents => documents;

    private int docId = -1;

    public override int DocId => docId;

    public override long Cost => cost;

    public override int NextDocument() => Advance(docId + 1);

    public override int Advance(int target) => docId = documents.Next(target);
}

/// <param name="count">Documents of the segment.</param>
internal sealed class AllDocuments(int count) : DocIdIterator
{
    private int docId = -1;

    public override int DocId => docId;

    public override long Cost => count;

    public override int NextDocument() => Advance(docId + 1);

    public override int Advance(int target) => docId = target < count ? target : NoMoreDocuments;
}
