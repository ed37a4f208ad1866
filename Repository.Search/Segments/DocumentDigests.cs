using System.Numerics;
using Repository.Search.Documents;
using Repository.Search.Postings;
using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>
/// A number for each document of a segment, made of all that the segment holds of it: terms with frequencies and positions, numbers, stored
/// texts. It depends on neither docId nor segment, so that documents are compared across indexes at eight bytes each. Different documents
/// have the same one by chance alone, once in 2^64; it is no protection from who means to deceive.
/// </summary>
internal static class DocumentDigests
{
    private const ulong Prime = 0x9E37_79B9_7F4A_7C15;

    /// <summary>By docId, of all fields.</summary>
    public static ulong[] Of(SegmentReader segment, CancellationToken ct)
    {
        var digests = new ulong[segment.DocumentCount];
        for (var field = 0; field < segment.Schema.Fields.Count; field++)
        {
            ct.ThrowIfCancellationRequested();
            AddIndexed(segment, field, digests);
        }

        AddStored(segment, digests, ct);
        return digests;
    }

    /// <summary>By docId, of what one field indexes: no stored texts.</summary>
    public static ulong[] OfIndexed(SegmentReader segment, int field)
    {
        var digests = new ulong[segment.DocumentCount];
        AddIndexed(segment, field, digests);
        return digests;
    }

    private static void AddIndexed(SegmentReader segment, int field, ulong[] digests)
    {
        var definition = segment.Schema.Fields[field];
        if (segment.Numbers(definition.Name) is { } numbers)
        {
            for (var docId = 0; docId < digests.Length; docId++)
            {
                digests[docId] += numbers.TryGet(docId, out var value) ? Mix((ulong)field, (ulong)value) : 0;
            }
        }
        else if (segment.Terms(definition.Name) is { } terms)
        {
            var postings = segment.Postings(definition, positions: true);
            for (var term = terms.FromBlock(0); term.MoveNext();)
            {
                AddPostings(postings.Start(term.Entry), definition is TextFieldDefinition, Of(field, term.Term), digests);
            }
        }
    }

    private static void AddPostings(PostingsReader postings, bool positions, ulong term, ulong[] digests)
    {
        for (var docId = postings.NextDocument(); docId != DocIdIterator.NoMoreDocuments; docId = postings.NextDocument())
        {
            var digest = term;
            for (var left = positions ? postings.Frequency : 0; left > 0; left--)
            {
                digest = Mix(digest, (ulong)postings.NextPosition());
            }

            digests[docId] += Mix(digest, Prime);
        }
    }

    private static void AddStored(SegmentReader segment, ulong[] digests, CancellationToken ct)
    {
        var docId = 0;
        foreach (var document in segment.StoredFields.Documents())
        {
            ct.ThrowIfCancellationRequested();
            var digest = 0UL;
            for (var values = new ByteReader(document.Span); values.Position < document.Length;)
            {
                digest = Mix(digest, Of(values.ReadVarInt(), values.Take(values.ReadVarInt())));
            }

            digests[docId++] += digest;
        }
    }

    private static ulong Of(int field, ReadOnlySpan<byte> bytes)
    {
        var digest = Mix((ulong)field, (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            digest = Mix(digest, BitConverter.ToUInt64(bytes));
        }

        foreach (var rest in bytes)
        {
            digest = Mix(digest, rest);
        }

        return digest;
    }

    /// <summary>A round in the manner of MurmurHash3 for 64 bits (Appleby, public domain), with its finish.</summary>
    private static ulong Mix(ulong digest, ulong value)
    {
        digest = (BitOperations.RotateLeft(digest, 27) * 5) ^ (value * Prime);
        digest = (digest ^ (digest >> 33)) * 0xFF51_AFD7_ED55_8CCD;
        digest = (digest ^ (digest >> 33)) * 0xC4CE_B9FE_1A85_EC53;
        return digest ^ (digest >> 33);
    }
}
