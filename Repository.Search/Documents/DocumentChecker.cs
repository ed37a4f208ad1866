using System.Text;
using Repository.Search.Analysis;
using Repository.Search.Storage;
using Repository.Search.StoredFields;
using Repository.Search.Terms;

namespace Repository.Search.Documents;

/// <summary>Refuses documents that an index cannot take, before anything of them is taken. Not safe for use by several threads.</summary>
internal sealed class DocumentChecker(IndexSchema schema)
{
    private const int MaxBytesOfUnit = 3;

    private readonly long[] seenIn = new long[schema.Fields.Count];
    private long check;

    /// <exception cref="ArgumentException">A field is unknown, of another type, given twice, or its value cannot be indexed.</exception>
    public void Check(Document document)
    {
        check++;
        var stored = 0L;
        foreach (var field in document.Fields)
        {
            var number = schema.NumberOf(field.Name);
            if (number < 0)
            {
                throw new ArgumentException($"the schema has no field “{field.Name}”", nameof(document));
            }

            var definition = schema.Fields[number];
            if (!Fits(field, definition))
            {
                throw new ArgumentException($"“{field.Name}” is a {definition.GetType().Name} and takes no {field.GetType().Name}", nameof(document));
            }

            if (TakesOne(definition) && seenIn[number] == check)
            {
                throw new ArgumentException($"“{field.Name}” takes one value a document", nameof(document));
            }

            seenIn[number] = check;
            CheckValue(field);
            stored += field is DocumentField.Stored text ? (2 * VarInt.MaxLength) + Encoding.UTF8.GetByteCount(text.Value) : 0;
        }

        if (stored > StoredFieldsWriter.MaxDocumentBytes)
        {
            throw new ArgumentException(FormattableString.Invariant($"the stored texts of a document have more than {StoredFieldsWriter.MaxDocumentBytes} bytes of UTF-8"), nameof(document));
        }
    }

    private static bool Fits(DocumentField field, FieldDefinition definition) => (field, definition) is
        (DocumentField.Text, TextFieldDefinition) or (DocumentField.Keyword, KeywordFieldDefinition) or (DocumentField.Facet, FacetFieldDefinition)
        or (DocumentField.Number, NumberFieldDefinition) or (DocumentField.Date, DateFieldDefinition) or (DocumentField.Stored, StoredFieldDefinition);

    private static bool TakesOne(FieldDefinition definition) => definition is TextFieldDefinition or NumberFieldDefinition or DateFieldDefinition or KeywordFieldDefinition { Sorted: true };

    private static void CheckValue(DocumentField field)
    {
        switch (field)
        {
            case DocumentField.Text text:
                CheckTokens(text);
                break;
            case DocumentField.Keyword keyword:
                CheckTerm(field.Name, keyword.Value);
                break;
            case DocumentField.Facet facet:
                CheckTerm(field.Name, facet.Value);
                break;
            default:
                break;
        }
    }

    private static void CheckTokens(DocumentField.Text text)
    {
        var last = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            Token token = text.Tokens[i];
            CheckTerm(text.Name, text.TermOf(token));
            if (token.Position < last)
            {
                throw new ArgumentException(FormattableString.Invariant($"“{text.Name}”: position {token.Position} comes after {last}"), nameof(text));
            }

            last = token.Position;
        }
    }

    private static void CheckTerm(string field, string term)
    {
        if (term.Length > TermsFormat.MaxTermBytes / MaxBytesOfUnit && Encoding.UTF8.GetByteCount(term) > TermsFormat.MaxTermBytes)
        {
            throw new ArgumentException(FormattableString.Invariant($"“{field}”: a term has more than {TermsFormat.MaxTermBytes} bytes of UTF-8"), nameof(term));
        }
    }
}
