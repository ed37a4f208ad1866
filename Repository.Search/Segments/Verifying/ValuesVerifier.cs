using Repository.Search.Documents;
using Repository.Search.Facets;
using Repository.Search.Storage;

namespace Repository.Search.Segments.Verifying;

/// <summary>Verifies the arrays by document, each by itself; lengths and ordinals are then held against postings by <see cref="FieldContent"/>.</summary>
internal sealed class ValuesVerifier(SegmentReader segment, Faults faults)
{
    private readonly FileCursor file = new(segment, IndexFileKind.Values);
    private readonly Dictionary<int, int> norms = [];
    private readonly Dictionary<int, OrdinalArray> ordinals = [];

    /// <summary>Fields whose array does not hold by itself.</summary>
    private readonly HashSet<int> broken = [];

    /// <summary>Where the directory is wrong, nothing is known of any array.</summary>
    public bool HasDirectory { get; private set; }

    public FileCursor File => file;

    /// <summary>Fields with lengths or ordinals, by their place in the schema.</summary>
    public IEnumerable<int> FieldsOfTerms => norms.Keys.Concat(ordinals.Keys);

    public bool IsBroken(int field) => !HasDirectory || broken.Contains(field);

    /// <summary>Where the field's lengths begin; null if it has none.</summary>
    public int? NormsAt(int field) => norms.TryGetValue(field, out var at) ? at : null;

    public OrdinalArray? Ordinals(int field) => ordinals.GetValueOrDefault(field);

    public void Verify()
    {
        var arrays = new List<(int Field, int Offset)>();
        var directory = 0;
        HasDirectory = faults.Note(() => directory = ReadDirectory(arrays));
        if (!HasDirectory)
        {
            return;
        }

        for (var i = 0; i < arrays.Count; i++)
        {
            var (field, offset) = arrays[i];
            var (first, end) = (i == 0, i + 1 < arrays.Count ? arrays[i + 1].Offset : directory);
            if (!faults.Note(() => VerifyArray(field, offset, first, end)))
            {
                broken.Add(field);
            }
        }

        if (arrays.Count == 0)
        {
            faults.Note(() => file.Expect(directory == IndexFile.HeaderLength, IndexFile.HeaderLength, "bytes that belong to no array"));
        }
    }

    /// <summary>Where it begins.</summary>
    private int ReadDirectory(List<(int Field, int Offset)> arrays)
    {
        var trailer = file.End - sizeof(uint);
        file.MoveTo(trailer, trailer);
        file.MoveTo(file.UInt32(), trailer);
        var directory = file.Position;
        for (var left = file.VarInt(); left > 0; left--)
        {
            var at = file.Position;
            var field = file.VarInt();
            file.Expect(field < segment.Schema.Fields.Count && field > (arrays is [.., var last] ? last.Field : -1), at, "a field is not above the one before, or none of the schema");
            file.Expect(segment.Schema.Fields[field] is TextFieldDefinition or NumberFieldDefinition or DateFieldDefinition || segment.Schema.Fields[field].HasOrdinals, at, "a field of that type has no values");
            arrays.Add((field, file.VarInt()));
        }

        file.Expect(file.Position == trailer, file.Position, "bytes behind the directory");
        return directory;
    }

    private void VerifyArray(int field, int offset, bool isFirst, int end)
    {
        file.Expect(!isFirst || offset == IndexFile.HeaderLength, offset, "the first array begins elsewhere than the body");
        file.MoveTo(offset, offset);
        if (segment.Schema.Fields[field] is TextFieldDefinition)
        {
            norms.Add(field, offset);
            file.Take(segment.DocumentCount);
        }
        else if (segment.Schema.Fields[field].HasOrdinals)
        {
            // Noted before it is read: that a broken array is there is known, too.
            ordinals.Add(field, new OrdinalArray(file, offset, segment.DocumentCount));
            ordinals[field].Verify(segment.Terms(segment.Schema.Fields[field].Name)?.TermCount ?? 0);
        }
        else
        {
            VerifyNumbers(offset);
        }

        file.Expect(file.Position == end, file.Position, "an array ends elsewhere than the next begins");
    }

    private void VerifyNumbers(int offset)
    {
        var (width, sparse) = (file.Byte(), file.Byte());
        var (min, max) = ((long)file.UInt64(), (long)file.UInt64());
        file.Expect(width is 0 or 1 or 2 or 4 or 8, offset, "a width that numbers do not have");
        file.Expect(sparse <= 1, offset + 1, "whether documents are missing is neither 0 nor 1");
        file.Expect(min <= max && FixedWidth.For((ulong)max - (ulong)min) == width, offset, "a width is not that of the bounds");
        var present = sparse == 1 ? Present() : null;
        var (least, greatest) = (long.MaxValue, long.MinValue);
        for (var docId = 0; docId < segment.DocumentCount; docId++)
        {
            var at = file.Position;
            var above = FixedWidth.Read(file.Take(width), 0, width);
            if (present is not null && (present[docId >> 6] >> (docId & 63) & 1) == 0)
            {
                file.Expect(above == 0, at, "a document without a number has one");
                continue;
            }

            file.Expect(above <= (ulong)max - (ulong)min, at, "a number is above the largest");
            var value = (long)((ulong)min + above);
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        file.Expect(least == min && greatest == max, offset + 2, "the bounds are not those of the numbers");
    }

    private ulong[] Present()
    {
        var start = file.Position;
        var words = new ulong[(segment.DocumentCount + 63) / 64];
        file.Expect(words.Length * (long)sizeof(ulong) <= file.End - start, start, "what stands here leads out of the file");
        foreach (ref var word in words.AsSpan())
        {
            word = file.UInt64();
        }

        var all = LiveDocuments.All(segment.DocumentCount).Bits;
        var isFull = true;
        for (var i = 0; i < words.Length; i++)
        {
            file.Expect((words[i] & ~all[i]) == 0, start + (i * sizeof(ulong)), "a bit stands for no document");
            isFull &= words[i] == all[i];
        }

        file.Expect(!isFull, start, "no document is missing");
        return words;
    }
}
