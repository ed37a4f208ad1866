using Repository.Search.Analysis;
using Repository.Search.Highlighting;
using Repository.Search.StoredFields;

namespace Repository.Search.Catalogue;

/// <summary>Finds in the stored texts of a hit what the query matched in them.</summary>
/// <param name="rarity">How telling each of the words is.</param>
internal sealed class HitReader(IReadOnlyList<ShownWords> words, Func<Sought, double> rarity)
{
    /// <summary>Of one record, in UTF-16 code units: a field that goes beyond plays no part in showing, so that no record holds a page up.</summary>
    public const int MaxLength = 200_000;

    private readonly IReadOnlyList<(ShownWords Words, double Weight)> clauses = [.. words.Select(shown => (shown, rarity(shown.Sought)))];

    /// <param name="language">That the record is written in.</param>
    public IReadOnlyList<MatchedField> Read(StoredDocument document, string language)
    {
        var analyzer = Analyzers.For(language);
        var fields = new List<MatchedField>();
        var left = MaxLength;
        foreach (var field in CatalogueSchema.Searched)
        {
            if (document.Text(field.Text) is { } text)
            {
                var fits = text.Length <= left;
                fields.Add(new MatchedField(field.Name, field.IsProse, text, fits ? MatchesIn(field, text, analyzer) : []));
                left -= fits ? text.Length : 0;
            }
        }

        return fields;
    }

    private IReadOnlyList<TextMatch> MatchesIn(SearchedField field, string text, Analyzer analyzer)
    {
        if (clauses.Count == 0)
        {
            return [];
        }

        var tokens = new List<Token>();
        analyzer.Analyze(field.IsProse ? [text] : text.Split(Analyzer.PartSeparator), tokens);
        var matches = new List<TextMatch>();
        for (var clause = 0; clause < clauses.Count; clause++)
        {
            var (shown, weight) = clauses[clause];
            if (shown.Field is null || shown.Field == field.Name)
            {
                matches.AddRange(shown.Sought.In(tokens).Select(run => new TextMatch(tokens[run.First].Start, tokens[run.Last].End, clause, weight)));
            }
        }

        return [.. matches.OrderBy(match => match.Start)];
    }
}
