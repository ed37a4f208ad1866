using System.Text;

namespace Repository.Search.Tests.Format;

/// <summary>The dictionary of a segment, and through it every posting. What follows from the lists is checked: order, counts, places.</summary>
internal sealed class PlainTerms(PlainFile file, PlainPostings postings, IReadOnlyList<PlainFieldType> fields, IReadOnlyDictionary<int, IReadOnlyList<long>[]> values)
{
    private const int TermsInBlock = 32;

    public Dictionary<int, List<PlainTerm>> Read()
    {
        var directory = file.From(file.From(file.End - 4).U32());
        var begin = directory.At;
        var found = Enumerable.Range(0, directory.Varint()).Select(_ => Field(directory)).ToDictionary();
        PlainFile.Require(file.At == begin && directory.At == file.End - 4, "the end of the terms");
        postings.RequireEnd();
        return found;
    }

    private (int Field, List<PlainTerm> Terms) Field(PlainFile directory)
    {
        var field = directory.Varint();
        var (documents, totalFrequency, count, offsets) = (directory.Varint(), directory.Varint(), directory.Varint(), directory.Varint());
        var (terms, last) = (new List<PlainTerm>(), Array.Empty<byte>());
        var blocks = file.From(offsets);
        while (terms.Count < count)
        {
            PlainFile.Require(blocks.U32() == file.At, "offset of a block");
            Block(Math.Min(TermsInBlock, count - terms.Count), fields[field] == PlainFieldType.Text ? values[field] : null, terms, ref last);
        }

        PlainFile.Require(file.At == offsets, "offset of the block offsets");
        file.At = blocks.At;
        var all = terms.SelectMany(term => term.Postings).ToList();
        PlainFile.Require(documents == all.Select(posting => posting.DocId).Distinct().Count(), "documents of a field");
        PlainFile.Require(totalFrequency == all.Sum(posting => (long)posting.Frequency), "total frequency of a field");
        return (field, terms);
    }

    private void Block(int count, IReadOnlyList<long>[]? norms, List<PlainTerm> terms, ref byte[] last)
    {
        var term = file.Bytes(file.Varint());
        var (documentsAt, positionsAt) = (file.Varint(), norms is null ? 0 : file.Varint());
        for (var i = 0; i < count; i++)
        {
            term = i == 0 ? term : [.. term[..file.Varint()], .. file.Bytes(file.Varint())];
            PlainFile.Require(terms.Count == 0 || term.AsSpan().SequenceCompareTo(last) > 0, "order of the terms");
            last = term;
            terms.Add(new PlainTerm(Encoding.UTF8.GetString(term), Entry(norms, ref documentsAt, ref positionsAt)));
        }
    }

    private List<PlainPosting> Entry(IReadOnlyList<long>[]? norms, ref int documentsAt, ref int positionsAt)
    {
        var isText = norms is not null;
        var frequency = file.Varint();
        var isOnce = !isText || frequency % 2 == 1;
        frequency = isText ? frequency / 2 : frequency;
        var totalFrequency = frequency + (isOnce ? 0 : file.Varint());
        positionsAt += isText ? file.Varint() : 0;
        if (frequency == 1)
        {
            return postings.One(new PlainPosting(file.Varint(), totalFrequency), positionsAt, norms);
        }

        documentsAt += file.Varint();
        return postings.Many(frequency, totalFrequency, documentsAt, positionsAt, frequency < 128 ? -1 : file.Varint(), norms);
    }
}
