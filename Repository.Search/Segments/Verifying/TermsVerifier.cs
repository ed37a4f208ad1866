using System.Text.Unicode;
using Repository.Search.Postings;
using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Segments.Verifying;

/// <summary>Verifies the dictionaries, and with each term its postings and positions: all three files follow one order.</summary>
internal sealed class TermsVerifier(SegmentReader segment, ValuesVerifier values, Faults faults)
{
    private readonly FileCursor file = new(segment, IndexFileKind.Terms);
    private readonly PostingsVerifier postings = new(segment);
    private readonly byte[] term = new byte[TermsFormat.MaxTermBytes];
    private int termLength;
    private int postingsOffset;
    private int positionsOffset;

    /// <summary>Whether the field before was whole, so that it is known where the next one's postings begin.</summary>
    private bool follows = true;

    public void Verify()
    {
        var fields = new List<(FieldEntry Entry, int At)>();
        var directory = 0;
        if (!faults.Note(() => directory = ReadDirectory(fields)))
        {
            return;
        }

        var next = (long)IndexFile.HeaderLength;
        foreach (var (field, at) in fields)
        {
            var start = next;
            follows = faults.Note(() => VerifyField(field, at, start));
            next = field.BlocksOffset + (field.BlockCount * (long)sizeof(uint));
        }

        if (follows)
        {
            faults.Note(() => VerifyEnds(next, directory));
        }

        if (values.HasDirectory)
        {
            faults.Note(() => VerifyFieldsWithoutTerms(fields));
        }
    }

    private int ReadDirectory(List<(FieldEntry Entry, int At)> fields)
    {
        var trailer = file.End - sizeof(uint);
        file.MoveTo(trailer, trailer);
        file.MoveTo(file.UInt32(), trailer);
        var directory = file.Position;
        for (var left = file.VarInt(); left > 0; left--)
        {
            var at = file.Position;
            var number = file.VarInt();
            file.Expect(number > (fields is [.., var last] ? last.Entry.Number : -1) && number < segment.Schema.Fields.Count, at, "a field is not above the one before, or none of the schema");
            file.Expect(segment.Schema.Fields[number].HasTerms, at, "a field of that type has no terms");
            var (documents, total, terms, blocks) = (file.VarInt(), file.VarLong(), file.VarInt(), file.VarInt());
            file.Expect(total <= long.MaxValue && terms > 0, at, "the statistics of a field are impossible");
            fields.Add((new FieldEntry(number, documents, (long)total, terms, blocks), at));
        }

        file.Expect(file.Position == trailer, file.Position, "bytes behind the directory");
        return directory;
    }

    /// <param name="at">Where the directory speaks of the field.</param>
    private void VerifyField(FieldEntry field, int at, long start)
    {
        file.MoveTo(start, start);
        var content = new FieldContent(segment, field.Number, values);
        var blocks = new List<int>();
        var total = 0L;
        for (var ordinal = 0; ordinal < field.TermCount; ordinal++)
        {
            if (ordinal % TermsFormat.BlockSize == 0)
            {
                blocks.Add(file.Position);
            }

            total += VerifyTerm(content, ordinal);
        }

        file.Expect(file.Position == field.BlocksOffset, file.Position, "the terms of a field end elsewhere than it says");
        foreach (var block in blocks)
        {
            var place = file.Position;
            file.Expect(file.UInt32() == block, place, "an offset is not that of a block");
        }

        file.Expect(total == field.SumTotalTermFrequency, at, "the frequencies of terms do not add up to that of the field");
        file.Expect(content.DocumentCount == field.DocumentCount, at, "the field has another number of documents than it says");
        content.VerifyValues();
    }

    /// <summary>Returns its total frequency.</summary>
    private long VerifyTerm(FieldContent content, int ordinal)
    {
        var start = file.Position;
        var isFirstOfBlock = ordinal % TermsFormat.BlockSize == 0;
        ReadTerm(isFirstOfBlock, ordinal == 0);
        if (isFirstOfBlock)
        {
            StartBlock(content.HasFrequencies, isFirstOfField: ordinal == 0);
        }

        var entry = ReadEntry(content.HasFrequencies);
        file.Expect(entry.DocumentFrequency == 1 || postingsOffset == postings.File.Position, start, "the postings of a term begin elsewhere than the dictionary says");
        file.Expect(!content.HasFrequencies || positionsOffset == postings.PositionsFile.Position, start, "the positions of a term begin elsewhere than the dictionary says");
        postings.Verify(content, entry, ordinal);
        return entry.TotalTermFrequency;
    }

    /// <summary>Terms ascend by their bytes, and share with the one before as many as they can.</summary>
    private void ReadTerm(bool isFirstOfBlock, bool isFirstOfField)
    {
        var start = file.Position;
        var shared = isFirstOfBlock ? 0 : file.VarInt();
        var rest = file.Take(file.VarInt());
        file.Expect(shared <= termLength, start, "a term shares more with the one before than that has");
        file.Expect(shared + rest.Length <= TermsFormat.MaxTermBytes, start, "a term is longer than terms are");
        var before = term.AsSpan(shared, termLength - shared);
        file.Expect(isFirstOfField || (isFirstOfBlock ? rest.SequenceCompareTo(before) > 0 : rest.Length > 0 && (before.IsEmpty || rest[0] > before[0])), start, "a term is not above the one before");
        rest.CopyTo(term.AsSpan(shared));
        termLength = shared + rest.Length;
        file.Expect(Utf8.IsValid(term.AsSpan(0, termLength)), start, "a term is no UTF-8");
    }

    private void StartBlock(bool frequencies, bool isFirstOfField)
    {
        var start = file.Position;
        postingsOffset = file.VarInt();
        positionsOffset = frequencies ? file.VarInt() : 0;
        if (isFirstOfField && !follows)
        {
            postings.File.MoveTo(postingsOffset, start);
            postings.PositionsFile.MoveTo(frequencies ? positionsOffset : postings.PositionsFile.Position, start);
        }

        file.Expect(postingsOffset == postings.File.Position, start, "the postings of a block begin elsewhere than it says");
    }

    private TermEntry ReadEntry(bool frequencies)
    {
        var start = file.Position;
        var documentFrequency = file.VarInt();
        var total = (long)documentFrequency;
        if (frequencies)
        {
            var repeats = (documentFrequency & 1) == 1 ? 0 : (long)file.VarLong();
            file.Expect(repeats > 0 || (documentFrequency & 1) == 1, start, "the repeats of a term are impossible");
            documentFrequency >>>= 1;
            total = documentFrequency + repeats;
            positionsOffset += file.VarInt();
        }

        file.Expect(documentFrequency > 0 && documentFrequency <= segment.DocumentCount && total >= documentFrequency, start, "the frequencies of a term are impossible");
        var onlyDocument = documentFrequency == 1 ? file.VarInt() : 0;
        postingsOffset += documentFrequency == 1 ? 0 : file.VarInt();
        return new TermEntry
        {
            DocumentFrequency = documentFrequency,
            TotalTermFrequency = total,
            OnlyDocument = onlyDocument,
            SkipOffset = documentFrequency >= BitPacking.BlockSize ? file.VarInt() : 0,
        };
    }

    /// <summary>That nothing stands behind what was read, in any of the three files.</summary>
    private void VerifyEnds(long next, int directory)
    {
        file.Expect(next == directory, next, "bytes that belong to no field");
        postings.File.Expect(postings.File.Position == postings.File.End, postings.File.Position, "postings of no term");
        postings.PositionsFile.Expect(postings.PositionsFile.Position == postings.PositionsFile.End, postings.PositionsFile.Position, "positions of no term");
    }

    private void VerifyFieldsWithoutTerms(List<(FieldEntry Entry, int At)> fields)
    {
        foreach (var field in values.FieldsOfTerms.Except(fields.Select(field => field.Entry.Number)))
        {
            var at = values.NormsAt(field) ?? IndexFile.HeaderLength;
            values.File.Expect(false, at, $"“{segment.Schema.Fields[field].Name}” has no terms, but lengths or ordinals");
        }
    }
}
