using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Repository.Search.Segments;

/// <summary>
/// The terms of one field, in the order in which they come. They are sorted once, when the segment is written: until then a token costs one
/// look-up and eight bytes.
/// </summary>
internal sealed class FieldBuffer
{
    private const int BytesOfTerm = 100;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<long> tokens = [];

    /// <summary>By id.</summary>
    public List<string> Terms { get; } = [];

    /// <summary>Documents with at least one token, and where the tokens of each end.</summary>
    public List<(int DocId, int End)> Documents { get; } = [];

    /// <summary>The id of the term in the upper half, the position in the lower.</summary>
    public ReadOnlySpan<long> Tokens => CollectionsMarshal.AsSpan(tokens);

    public long EstimatedBytes { get; private set; }

    public void Add(string term, int position)
    {
        tokens.Add(((long)IdOf(term) << 32) | (uint)position);
        EstimatedBytes += sizeof(long);
    }

    /// <summary>What was added since the last call belongs to that document.</summary>
    public void EndDocument(int docId)
    {
        if (tokens.Count > (Documents is [.., var last] ? last.End : 0))
        {
            Documents.Add((docId, tokens.Count));
            EstimatedBytes += sizeof(long);
        }
    }

    private int IdOf(string term)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, term, out var isKnown);
        if (isKnown)
        {
            return id;
        }

        EstimatedBytes += BytesOfTerm + (sizeof(char) * term.Length);
        if (HasHalfPair(term))
        {
            return ids[term] = IdOf(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(term)));
        }

        Terms.Add(term);
        return id = Terms.Count - 1;
    }

    /// <summary>Texts that differ in halves of surrogate pairs alone are one term: UTF-8 has no halves, and each becomes U+FFFD.</summary>
    private static bool HasHalfPair(ReadOnlySpan<char> term)
    {
        while (Rune.DecodeFromUtf16(term, out _, out var length) == OperationStatus.Done)
        {
            term = term[length..];
        }

        return term.Length > 0;
    }
}
