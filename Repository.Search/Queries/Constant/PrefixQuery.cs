namespace Repository.Search.Queries.Constant;

/// <summary>Documents whose field holds a term that begins so, with score 1.</summary>
/// <param name="Field">A text, keyword or facet field. One that no document has matches nothing.</param>
/// <param name="Prefix">As terms were indexed; empty: any term.</param>
public sealed record PrefixQuery(string Field, string Prefix) : Query;
