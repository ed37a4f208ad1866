using System.Buffers;
using System.Text;
using Repository.Search.Documents;
using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Documents that are not yet a segment. Not safe for use by several threads.</summary>
public sealed class SegmentBuffer
{
    private const int BytesOfNumber = 16;

    private readonly DocumentChecker checker;
    private readonly FieldBuffer?[] terms;
    private readonly List<(int DocId, long Value)>?[] numbers;
    private readonly ArrayBufferWriter<byte> stored = new();
    private readonly List<int> storedEnds = [];
    private long numberBytes;

    public SegmentBuffer(IndexSchema schema)
    {
        Schema = schema;
        checker = new DocumentChecker(schema);
        terms = new FieldBuffer?[schema.Fields.Count];
        numbers = new List<(int, long)>?[schema.Fields.Count];
    }

    public IndexSchema Schema { get; }

    public int DocumentCount => storedEnds.Count;

    /// <summary>Memory that the buffer holds, roughly. Writing the segment takes as much again for a while.</summary>
    public long EstimatedBytes => stored.WrittenCount + (sizeof(int) * (long)storedEnds.Count) + numberBytes + terms.Sum(terms => terms?.EstimatedBytes ?? 0);

    /// <summary>Adds the document and returns its docId. A document that is refused leaves the buffer as it was.</summary>
    /// <exception cref="ArgumentException">A field is unknown, of another type, given twice, or its value cannot be indexed.</exception>
    public int Add(Document document)
    {
        checker.Check(document);
        var docId = DocumentCount;
        foreach (var field in document.Fields)
        {
            Add(docId, Schema.NumberOf(field.Name), field);
        }

        foreach (var field in terms)
        {
            field?.EndDocument(docId);
        }

        storedEnds.Add(stored.WrittenCount);
        return docId;
    }

    /// <summary>The terms of a field, or null if no document has any.</summary>
    internal FieldBuffer? Terms(int field) => terms[field];

    /// <summary>The values of a number or date field, in the order of documents.</summary>
    internal IReadOnlyList<(int DocId, long Value)> Numbers(int field) => numbers[field] ?? [];

    /// <summary>The stored bytes of a document.</summary>
    internal ReadOnlySpan<byte> Stored(int docId) => stored.WrittenSpan[(docId == 0 ? 0 : storedEnds[docId - 1])..storedEnds[docId]];

    private void Add(int docId, int number, DocumentField field)
    {
        switch (field)
        {
            case DocumentField.Text text:
                AddTokens(terms[number] ??= new FieldBuffer(), text);
                break;
            case DocumentField.Keyword keyword:
                (terms[number] ??= new FieldBuffer()).Add(keyword.Value, position: 0);
                break;
            case DocumentField.Facet facet:
                (terms[number] ??= new FieldBuffer()).Add(facet.Value, position: 0);
                break;
            case DocumentField.Number value:
                AddNumber(docId, number, value.Value);
                break;
            case DocumentField.Date date:
                AddNumber(docId, number, date.Microseconds);
                break;
            case DocumentField.Stored text:
                Store(number, text.Value);
                break;
            default:
                break;
        }
    }

    private static void AddTokens(FieldBuffer into, DocumentField.Text text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.Tokens[i];
            into.Add(text.TermOf(token), token.Position);
        }
    }

    private void AddNumber(int docId, int number, long value)
    {
        (numbers[number] ??= []).Add((docId, value));
        numberBytes += BytesOfNumber;
    }

    private void Store(int number, string value)
    {
        VarInt.Write(stored, number);
        VarInt.Write(stored, Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, stored);
    }
}
