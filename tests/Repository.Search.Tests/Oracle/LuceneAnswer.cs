using System.Buffers.Binary;
using System.Globalization;
using Repository.Search.Searching;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Oracle;

/// <summary>What an engine answers to a query, short enough to be kept.</summary>
/// <param name="Total">How many documents match.</param>
/// <param name="All">CRC-32C of the docIds of all of them, ascending.</param>
/// <param name="First">CRC-32C of docId and score, bit for bit, of the first hundred in order.</param>
/// <param name="Hits">The first ten, to be read: docIds and the bits of their scores.</param>
internal sealed record LuceneAnswer(int Total, uint All, uint First, string Hits)
{
    public const int Top = 100;
    private const int Shown = 10;

    /// <param name="top">The first hundred hits.</param>
    /// <param name="all">All hits, in any order.</param>
    public static LuceneAnswer Of(SearchResult top, SearchResult all)
    {
        var docIds = all.Hits.Select(hit => hit.DocId).Order().Aggregate(Crc32C.Empty, Append);
        var first = top.Hits.Aggregate(Crc32C.Empty, (checksum, hit) => Append(Append(checksum, hit.DocId), BitConverter.SingleToInt32Bits(hit.Score)));
        return new LuceneAnswer(top.Total, docIds, first, string.Join(' ', top.Hits.Take(Shown).Select(hit => $"{hit.DocId}:{BitConverter.SingleToUInt32Bits(hit.Score):x8}")));
    }

    /// <summary>By phase the answers to the queries of a script, in their order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<LuceneAnswer>> Read(string name)
    {
        var phases = new Dictionary<string, IReadOnlyList<LuceneAnswer>>(StringComparer.Ordinal);
        var answers = new List<LuceneAnswer>();
        foreach (var words in OracleScript.Lines($"{name}.answers.gz").Select(line => line.Split(' ', 4)))
        {
            if (words[0] == "phase")
            {
                phases.Add(words[1], answers = []);
            }
            else
            {
                answers.Add(new LuceneAnswer(int.Parse(words[0], CultureInfo.InvariantCulture), Checksum(words[1]), Checksum(words[2]), words.ElementAtOrDefault(3) ?? ""));
            }
        }

        return phases;
    }

    private static uint Checksum(string hexadecimal) => uint.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static uint Append(uint checksum, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return Crc32C.Append(checksum, bytes);
    }
}
