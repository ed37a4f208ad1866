using System.Runtime.CompilerServices;
using Repository.Search.Analysis;

namespace Repository.Search.Documents;

/// <summary>Which string of a <see cref="Token"/> is the term that is indexed.</summary>
public enum TokenForm
{
    /// <summary>The word as the analyzer reduces it.</summary>
    Term,

    /// <summary>The word without stemming.</summary>
    Exact,
}

/// <summary>
/// What is to be indexed. Fields and values are checked when the document is added to a buffer or writer, a missing value (null) at once; lists
/// of tokens are kept, not copied, until then.
/// </summary>
public sealed class Document
{
    private readonly List<DocumentField> fields = [];

    internal IReadOnlyList<DocumentField> Fields => fields;

    /// <summary>One text a field and document, possibly without any token.</summary>
    /// <param name="tokens">Positions from 0, never descending. The field's length is their count.</param>
    public Document AddText(string field, IReadOnlyList<Token> tokens, TokenForm form = TokenForm.Term) =>
        Add(new DocumentField.Text(field, Given(tokens), form));

    /// <summary>At most one value if the field is sorted.</summary>
    public Document AddKeyword(string field, string value) => Add(new DocumentField.Keyword(field, Given(value)));

    /// <summary>One value a field and document.</summary>
    public Document AddNumber(string field, long value) => Add(new DocumentField.Number(field, value));

    /// <summary>One value a field and document, rounded down to microseconds.</summary>
    public Document AddDate(string field, DateTimeOffset value) => Add(new DocumentField.Date(field, value));

    /// <summary>A value that is given twice counts once.</summary>
    public Document AddFacet(string field, string value) => Add(new DocumentField.Facet(field, Given(value)));

    /// <summary>Values of one field keep their order.</summary>
    public Document Store(string field, string value) => Add(new DocumentField.Stored(field, Given(value)));

    /// <summary>A row or a parsed text may hold null where its type says it does not.</summary>
    private static T Given<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    private Document Add(DocumentField field)
    {
        fields.Add(field);
        return this;
    }
}
