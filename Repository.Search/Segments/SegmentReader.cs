using Repository.Search.Documents;
using Repository.Search.Facets;
using Repository.Search.Postings;
using Repository.Search.Storage;
using Repository.Search.StoredFields;
using Repository.Search.Terms;

namespace Repository.Search.Segments;

/// <summary>
/// Reads a segment. Safe for use by several threads, while each iterator is for one. Nothing that came of it may be used after it is disposed,
/// save stored documents.
/// </summary>
public sealed class SegmentReader : IDisposable
{
    private const int DirectoryLength = sizeof(uint);

    private readonly IndexSchema schema;
    private readonly MappedFile[] files;
    private readonly FieldTerms?[] terms;
    private readonly int[] valuesAt;
    private readonly NumberValues?[] numbers;
    private readonly OrdinalValues?[] ordinals;
    private readonly StoredFieldsReader stored;

    private SegmentReader(IndexSchema schema, SegmentInfo info, MappedFile[] files)
    {
        this.schema = schema;
        this.files = files;
        Info = info;
        var count = schema.Fields.Count;
        terms = new FieldTerms?[count];
        valuesAt = new int[count];
        numbers = new NumberValues?[count];
        ordinals = new OrdinalValues?[count];
        stored = new StoredFieldsReader(SegmentFiles.Name(info.Name, IndexFileKind.Stored), File(IndexFileKind.Stored));
        if (stored.DocumentCount != DocumentCount)
        {
            throw new IndexCorruptException(stored.Name, File(IndexFileKind.Stored).Bytes.Length - StoredFieldsReader.TrailerLength, "another number of documents than the segment has");
        }

        ReadTerms();
        ReadValues();
        RequireNorms();
    }

    public string Name => Info.Name;

    /// <summary>docIds are below it. Deleted documents are included.</summary>
    public int DocumentCount => Info.DocumentCount;

    internal SegmentInfo Info { get; }

    internal IndexSchema Schema => schema;

    internal StoredFieldsReader StoredFields => stored;

    /// <summary>Verifies length and checksum of every file, then keeps them mapped.</summary>
    /// <exception cref="IndexCorruptException">A file is damaged, or is not the one of <paramref name="info"/>.</exception>
    /// <exception cref="IndexFormatException">A file is of another version of the format.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static SegmentReader Open(IIndexStorage storage, IndexSchema schema, SegmentInfo info)
    {
        var opened = new List<MappedFile>();
        try
        {
            foreach (var kind in SegmentFiles.Kinds)
            {
                var name = SegmentFiles.Name(info.Name, kind);
                var file = info.Files.SingleOrDefault(file => file.Name == name) ?? throw new IndexCorruptException(name, 0, "no part of the segment");
                opened.Add(IndexFile.Open(storage, file, kind));
            }

            return new SegmentReader(schema, info, [.. opened]);
        }
        catch (Exception beyond) when (IsBeyondEnd(beyond))
        {
            opened.ForEach(file => file.Dispose());
            throw new IndexCorruptException(info.Name, 0, "one of its files names what it does not have", beyond);
        }
        catch
        {
            opened.ForEach(file => file.Dispose());
            throw;
        }
    }

    /// <summary>Null if no document of the segment has a term in that field.</summary>
    public FieldTerms? Terms(string field) => schema.NumberOf(field) is >= 0 and var number ? terms[number] : null;

    /// <param name="term">Found in that field of this segment.</param>
    /// <param name="positions">Whether <see cref="PostingsReader.NextPosition"/> will be asked, in a text field.</param>
    public PostingsReader Postings(string field, in TermEntry term, bool positions) => Postings(schema.Find(field)!, positions).Start(term);

    /// <summary>The lengths of a text field, one byte a document: intToByte4 of Lucene 8. Empty if no document has the field.</summary>
    public ReadOnlySpan<byte> Norms(string field) =>
        schema.NumberOf(field) is >= 0 and var number && schema.Fields[number] is TextFieldDefinition && valuesAt[number] > 0
            ? File(IndexFileKind.Values).Bytes.Slice(valuesAt[number], DocumentCount)
            : [];

    /// <summary>The same as <see cref="Norms"/>; null if no document has the field.</summary>
    internal NormValues? NormValues(string field) =>
        schema.NumberOf(field) is >= 0 and var number && schema.Fields[number] is TextFieldDefinition && valuesAt[number] > 0
            ? new NormValues(File(IndexFileKind.Values), valuesAt[number], DocumentCount)
            : null;

    /// <summary>Of a number or date field; null if no document has it.</summary>
    public NumberValues? Numbers(string field) => schema.NumberOf(field) is >= 0 and var number ? numbers[number] : null;

    /// <summary>Of a facet or sorted keyword field; null if no document has it.</summary>
    public OrdinalValues? Ordinals(string field) => schema.NumberOf(field) is >= 0 and var number ? ordinals[number] : null;

    /// <summary>Of all documents in order, which is quicker than one by one.</summary>
    internal IEnumerable<StoredDocument> StoredInOrder() => stored.Documents().Select(document => new StoredDocument(schema, stored.Name, document.ToArray()));

    public StoredDocument Stored(int docId) => new(schema, stored.Name, stored.Read(docId));

    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    /// <summary>What spans and arrays throw when a number that was read leads out of them.</summary>
    internal static bool IsBeyondEnd(Exception problem) => problem is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException;

    /// <summary>For who has read the segment and met <see cref="IsBeyondEnd"/>: its checksums are right, so it was written wrongly.</summary>
    internal IndexCorruptException Corrupt(Exception beyond) => new(Name, 0, "one of its files names what it does not have", beyond);

    internal MappedFile File(IndexFileKind kind) => files[SegmentFiles.Kinds.IndexOf(kind)];

    /// <summary>A reader of postings that stands nowhere: to be started with one term of the field after the other.</summary>
    internal PostingsReader Postings(FieldDefinition field, bool positions)
    {
        var hasFrequencies = field is TextFieldDefinition;
        return new PostingsReader(File(IndexFileKind.Postings), hasFrequencies, positions && hasFrequencies ? File(IndexFileKind.Positions) : null);
    }

    private static ByteReader Directory(MappedFile file)
    {
        var bytes = file.Bytes[..^IndexFile.FooterLength];
        var start = new ByteReader(bytes, bytes.Length - DirectoryLength).ReadUInt32();
        return new ByteReader(bytes, (int)start);
    }

    private void ReadTerms()
    {
        var reader = Directory(File(IndexFileKind.Terms));
        for (var left = reader.ReadVarInt(); left > 0; left--)
        {
            var entry = FieldEntry.Read(ref reader);
            if (entry.TermCount <= 0 || entry.TermCount > entry.BlocksOffset || entry.BlocksOffset > File(IndexFileKind.Terms).Bytes.Length || entry.DocumentCount > DocumentCount)
            {
                // What searches make room for is bounded by the file.
                throw new IndexCorruptException(SegmentFiles.Name(Name, IndexFileKind.Terms), reader.Position, "the statistics of a field are impossible");
            }

            terms[entry.Number] = new FieldTerms(File(IndexFileKind.Terms), entry, schema.Fields[entry.Number] is TextFieldDefinition);
        }
    }

    /// <summary>Scorers count on them where there are terms.</summary>
    private void RequireNorms()
    {
        var end = File(IndexFileKind.Values).Bytes.Length - IndexFile.FooterLength;
        for (var number = 0; number < terms.Length; number++)
        {
            if (schema.Fields[number] is TextFieldDefinition && terms[number] is not null && (valuesAt[number] <= 0 || valuesAt[number] > end - DocumentCount))
            {
                throw new IndexCorruptException(SegmentFiles.Name(Name, IndexFileKind.Values), end - DirectoryLength, "terms without their lengths");
            }
        }
    }

    private void ReadValues()
    {
        var file = File(IndexFileKind.Values);
        var reader = Directory(file);
        for (var left = reader.ReadVarInt(); left > 0; left--)
        {
            var number = reader.ReadVarInt();
            valuesAt[number] = reader.ReadVarInt();
            if (schema.Fields[number] is NumberFieldDefinition or DateFieldDefinition)
            {
                numbers[number] = new NumberValues(file, valuesAt[number], DocumentCount);
            }
            else if (schema.Fields[number].HasOrdinals)
            {
                var values = terms[number] ?? throw new IndexCorruptException(SegmentFiles.Name(Name, IndexFileKind.Values), valuesAt[number], "ordinals without terms");
                ordinals[number] = new OrdinalValues(file, valuesAt[number], DocumentCount, values);
            }
        }
    }
}
