using System.Buffers.Binary;
using System.Text;

namespace Repository.Search.Segments;

/// <summary>What a <see cref="FieldBuffer"/> holds, the other way round: for each term, in order, where it stands.</summary>
internal sealed class InvertedField
{
    private readonly byte[] utf8;
    private readonly int[] utf8Ends;
    private readonly int[] order;
    private readonly int[] occurrenceEnds;
    private readonly long[] occurrences;

    public InvertedField(FieldBuffer field)
    {
        (utf8, utf8Ends) = Encode(field.Terms);
        order = Sort();
        (occurrences, occurrenceEnds) = Scatter(field);
    }

    public int TermCount => order.Length;

    /// <param name="ordinal">The term's place in the order of bytes.</param>
    public ReadOnlySpan<byte> Term(int ordinal) => Utf8(order[ordinal]);

    /// <summary>Ascending: the document in the upper half, the position in the lower.</summary>
    public ReadOnlySpan<long> Occurrences(int ordinal) => Slice<long>(occurrences, occurrenceEnds, order[ordinal]);

    /// <summary>By the term's id in the buffer.</summary>
    public int[] Ordinals()
    {
        var ordinals = new int[order.Length];
        for (var ordinal = 0; ordinal < order.Length; ordinal++)
        {
            ordinals[order[ordinal]] = ordinal;
        }

        return ordinals;
    }

    private static (byte[] Utf8, int[] Ends) Encode(List<string> terms)
    {
        var ends = new int[terms.Count];
        var length = 0;
        for (var id = 0; id < ends.Length; id++)
        {
            ends[id] = length += Encoding.UTF8.GetByteCount(terms[id]);
        }

        var encoded = new byte[length];
        for (var id = 0; id < ends.Length; id++)
        {
            Encoding.UTF8.GetBytes(terms[id], encoded.AsSpan(id == 0 ? 0 : ends[id - 1]));
        }

        return (encoded, ends);
    }

    /// <summary>Counts how often each term stands, so that each occurrence is written once to its place.</summary>
    private static (long[] Occurrences, int[] Ends) Scatter(FieldBuffer field)
    {
        var tokens = field.Tokens;
        var next = new int[field.Terms.Count];
        foreach (var token in tokens)
        {
            next[token >> 32]++;
        }

        for (int id = 0, start = 0; id < next.Length; id++)
        {
            (next[id], start) = (start, start + next[id]);
        }

        var scattered = new long[tokens.Length];
        var at = 0;
        foreach (var (docId, end) in field.Documents)
        {
            for (; at < end; at++)
            {
                scattered[next[tokens[at] >> 32]++] = ((long)docId << 32) | (uint)tokens[at];
            }
        }

        return (scattered, next);
    }

    private static ReadOnlySpan<T> Slice<T>(T[] all, int[] ends, int id)
    {
        var start = id == 0 ? 0 : ends[id - 1];
        return all.AsSpan(start, ends[id] - start);
    }

    private ReadOnlySpan<byte> Utf8(int id) => Slice<byte>(utf8, utf8Ends, id);

    /// <summary>Ids in the order of the terms. Most pairs of terms differ within eight bytes, which compare as one number.</summary>
    private int[] Sort()
    {
        var ids = new int[utf8Ends.Length];
        var keys = new ulong[utf8Ends.Length];
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        for (var id = 0; id < ids.Length; id++)
        {
            ids[id] = id;
            var term = Utf8(id);
            key.Clear();
            term[..Math.Min(term.Length, key.Length)].CopyTo(key);
            keys[id] = BinaryPrimitives.ReadUInt64BigEndian(key);
        }

        Array.Sort(keys, ids);
        for (int start = 0, end; start < ids.Length; start = end)
        {
            for (end = start + 1; end < ids.Length && keys[end] == keys[start]; end++)
            {
            }

            ids.AsSpan(start, end - start).Sort((left, right) => Utf8(left).SequenceCompareTo(Utf8(right)));
        }

        return ids;
    }
}
