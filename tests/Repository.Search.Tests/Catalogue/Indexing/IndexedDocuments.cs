using System.Text;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Segments;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>All that an index holds of each document, to be compared: as lines of field and values.</summary>
internal static class IndexedDocuments
{
    /// <summary>By id, of the live documents.</summary>
    public static Dictionary<string, string> In(IndexSnapshot snapshot, IndexSchema schema, string idField)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var view in snapshot.Segments)
        {
            var fields = schema.Fields.Select(field => (field.Name, Values: ValuesOf(view.Reader, field))).ToList();
            var ids = fields.Single(field => field.Name == idField).Values;
            foreach (var docId in Enumerable.Range(0, view.Reader.DocumentCount).Where(docId => view.Live?.IsLive(docId) != false))
            {
                documents.Add(ids[docId], Lines(fields.Select(field => (field.Name, field.Values[docId]))));
            }
        }

        return documents;
    }

    /// <summary>What an index is to hold of it.</summary>
    public static string Expected(Document document) => Lines(document.Fields.GroupBy(field => field.Name, StringComparer.Ordinal).Select(field => (field.Key, Expected([.. field]))));

    private static string Lines(IEnumerable<(string Field, string Values)> fields) =>
        string.Join('\n', fields.Where(field => field.Values.Length > 0).OrderBy(field => field.Field, StringComparer.Ordinal).Select(field => $"{field.Field} = {field.Values}"));

    private static string Expected(IReadOnlyList<DocumentField> values) => values[0] switch
    {
        DocumentField.Text text => Shown(text.Tokens.Select(token => (token.Position, text.TermOf(token)))),
        DocumentField.Keyword => Shown(values.Select(value => ((DocumentField.Keyword)value).Value)),
        DocumentField.Facet => Shown(values.Select(value => ((DocumentField.Facet)value).Value).Distinct(StringComparer.Ordinal)),
        DocumentField.Number number => $"{number.Value}",
        DocumentField.Date date => $"{date.Microseconds}",
        _ => string.Join(" | ", values.Select(value => ((DocumentField.Stored)value).Value)),
    };

    private static string[] ValuesOf(SegmentReader reader, FieldDefinition field)
    {
        var docIds = Enumerable.Range(0, reader.DocumentCount);
        switch (field)
        {
            case StoredFieldDefinition:
                return [.. docIds.Select(docId => string.Join(" | ", reader.Stored(docId).Texts(field.Name)))];
            case NumberFieldDefinition or DateFieldDefinition:
                var numbers = reader.Numbers(field.Name);
                return [.. docIds.Select(docId => numbers is not null && numbers.TryGet(docId, out var value) ? $"{value}" : "")];
            default:
                var inverted = Inverted(reader, field);
                AssertOrdinals(reader, field.Name, inverted);
                return inverted;
        }
    }

    private static string[] Inverted(SegmentReader reader, FieldDefinition field)
    {
        var hasPositions = field is TextFieldDefinition;
        var found = Enumerable.Range(0, reader.DocumentCount).Select(_ => new List<(int Position, string Term)>()).ToArray();
        if (reader.Terms(field.Name)?.From([]) is { } terms)
        {
            while (terms.MoveNext())
            {
                var term = Encoding.UTF8.GetString(terms.Term);
                var postings = reader.Postings(field.Name, terms.Entry, hasPositions);
                while (postings.NextDocument() < int.MaxValue)
                {
                    for (var i = 0; i < postings.Frequency; i++)
                    {
                        found[postings.DocId].Add((hasPositions ? postings.NextPosition() : 0, term));
                    }
                }
            }
        }

        return [.. found.Select(of => hasPositions ? Shown(of) : Shown(of.Select(term => term.Term)))];
    }

    private static void AssertOrdinals(SegmentReader reader, string field, string[] inverted)
    {
        if (reader.Ordinals(field) is { } ordinals)
        {
            for (var docId = 0; docId < inverted.Length; docId++)
            {
                var (first, end) = (ordinals.First(docId), ordinals.End(docId));
                Assert.Equal(inverted[docId], Shown(Enumerable.Range(first, end - first).Select(index => ordinals.Value(ordinals.At(index)))));
            }
        }
    }

    private static string Shown(IEnumerable<string> values) => string.Join(' ', values.Order(StringComparer.Ordinal));

    private static string Shown(IEnumerable<(int Position, string Term)> terms) =>
        string.Join(' ', terms.OrderBy(term => term.Position).ThenBy(term => term.Term, StringComparer.Ordinal).Select(term => $"{term.Position}:{term.Term}"));
}
