namespace Repository.Search.Tests.Format;

/// <summary>Postings and positions of a segment's terms, read in the order of the dictionary, so that no byte between two terms stays unread.</summary>
internal sealed class PlainPostings(PlainFile file, PlainFile positions)
{
    private const int BlockSize = 128;
    private const int PairsInBlock = 4;

    /// <summary>The posting of a term in one document.</summary>
    public List<PlainPosting> One(PlainPosting posting, int positionsOffset, IReadOnlyList<long>[]? norms) =>
        norms is null ? [posting] : WithPositions([posting], Steps(positionsOffset, posting.Frequency, blocks: []));

    /// <param name="skipOffset">From the postings offset; -1 if there are no skip entries.</param>
    /// <param name="norms">By docId, one byte each; null if the field is no text.</param>
    public List<PlainPosting> Many(int documentFrequency, int totalFrequency, int postingsOffset, int positionsOffset, int skipOffset, IReadOnlyList<long>[]? norms)
    {
        PlainFile.Require(file.At == postingsOffset, "postings offset");
        var (found, ends) = (new List<PlainPosting>(), new List<int>());
        while (found.Count + BlockSize <= documentFrequency)
        {
            Block(found, norms is not null);
            ends.Add(file.At - postingsOffset);
        }

        while (found.Count < documentFrequency)
        {
            Single(found, norms is not null);
        }

        PlainFile.Require(totalFrequency == found.Sum(posting => posting.Frequency), "total frequency");
        PlainFile.Require(skipOffset < 0 || file.At == postingsOffset + skipOffset, "skip offset");
        var blocks = new List<int>();
        var steps = norms is null ? [] : Steps(positionsOffset, totalFrequency, blocks);
        for (var i = 0; i < ends.Count; i++)
        {
            PlainFile.Require(file.U32() == found[((i + 1) * BlockSize) - 1].DocId, "last document of a block");
            PlainFile.Require(file.U32() == ends[i], "begin of the next block");
            if (norms is not null)
            {
                var before = found.Take((i + 1) * BlockSize).Sum(posting => posting.Frequency);
                var next = before < totalFrequency ? blocks[before / BlockSize] : positions.At;
                PlainFile.Require(file.U32() == next - positionsOffset, "block of positions");
                PlainFile.Require(file.U32() == before, "positions before a block");
            }
        }

        for (var i = 0; norms is not null && skipOffset >= 0 && i < found.Count; i += BlockSize)
        {
            CheckBounds(found.Skip(i).Take(BlockSize).ToList(), norms);
        }

        return norms is null ? found : WithPositions(found, steps);
    }

    /// <exception cref="InvalidDataException">Bytes behind the last term's.</exception>
    public void RequireEnd() => PlainFile.Require(file.At == file.End && positions.At == positions.End, "the end of the postings");

    private void Block(List<PlainPosting> found, bool isText)
    {
        var gaps = file.Packed();
        var frequencies = isText ? file.Packed() : new int[BlockSize];
        for (var i = 0; i < BlockSize; i++)
        {
            Add(found, gaps[i], frequencies[i] + 1);
        }
    }

    private void Single(List<PlainPosting> found, bool isText)
    {
        var gap = file.Varint();
        Add(found, isText ? gap / 2 : gap, !isText || gap % 2 == 1 ? 1 : file.Varint() + 1);
    }

    private static void Add(List<PlainPosting> found, int gap, int frequency) =>
        found.Add(new PlainPosting((found.Count == 0 ? -1 : found[^1].DocId) + gap + 1, frequency));

    private void CheckBounds(List<PlainPosting> block, IReadOnlyList<long>[] norms)
    {
        var pairs = Enumerable.Range(0, PairsInBlock).Select(_ => (Frequency: file.U8(), Norm: file.U8())).ToList();
        var used = pairs.TakeWhile(pair => pair.Frequency > 0).ToList();
        PlainFile.Require(pairs.Skip(used.Count).All(pair => pair == (0, 0)), "a pair behind the last");
        PlainFile.Require(used.Zip(used.Skip(1)).All(two => two.First.Frequency < two.Second.Frequency && two.First.Norm < two.Second.Norm), "order of the pairs");
        foreach (var posting in block)
        {
            var frequency = Math.Min(posting.Frequency, byte.MaxValue);
            PlainFile.Require(used.Exists(pair => pair.Frequency >= frequency && pair.Norm <= norms[posting.DocId][0]), "a posting beyond its bounds");
        }
    }

    /// <param name="blocks">Gets the offset of each block, and that of the single steps.</param>
    private List<int> Steps(int offset, int count, List<int> blocks)
    {
        PlainFile.Require(positions.At == offset, "positions offset");
        var steps = new List<int>();
        blocks.Add(positions.At);
        while (steps.Count + BlockSize <= count)
        {
            steps.AddRange(positions.Packed());
            blocks.Add(positions.At);
        }

        steps.AddRange(Enumerable.Range(steps.Count, count - steps.Count).Select(_ => positions.Varint()));
        return steps;
    }

    private static List<PlainPosting> WithPositions(List<PlainPosting> found, List<int> steps)
    {
        var before = 0;
        return [.. found.Select(posting => posting with { Positions = Positions(steps.GetRange((before += posting.Frequency) - posting.Frequency, posting.Frequency)) })];
    }

    private static List<int> Positions(List<int> steps)
    {
        for (var i = 1; i < steps.Count; i++)
        {
            steps[i] += steps[i - 1];
        }

        return steps;
    }
}
