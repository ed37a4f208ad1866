using Repository.Search.Highlighting;

namespace Repository.Search.Catalogue;

/// <summary>Shows what of a document matched a query. Optional stop words are not marked: they would be everywhere.</summary>
internal sealed class HitWriter(IReadOnlyList<TypedClause> clauses, WordScorer scorer)
{
    private const string Ellipsis = "…";

    public CatalogueHit Write(CatalogueDocument document, double score)
    {
        var title = document.Title.Text.Text;
        var (field, passage) = BestPassage(document);
        return new CatalogueHit
        {
            Entry = document.Entry,
            Score = score,
            Title = Pieces(title, new TextSpan(0, title.Length), MatchesIn(document.Title)),
            Extract = Extract(field, passage),
            ExtractField = field.Name,
        };
    }

    /// <summary>Sentences, else, where the title does not show it either, the name that matched: an implementer's. Else the start of the summary.</summary>
    private (CatalogueField Field, Passage Passage) BestPassage(CatalogueDocument document)
    {
        var names = document.Fields.Where(field => !field.IsProse && field.Name != document.Title.Name && field.Name != CatalogueDocument.TaxonomyField);
        return BestPassage(document.Fields.Where(field => field.IsProse))
            ?? (MatchesIn(document.Title).Count == 0 ? BestPassage(names) : null)
            ?? (document.Summary, Passages.First(document.Summary.Text.Text));
    }

    /// <summary>Of equal passages the one of the earlier field.</summary>
    private (CatalogueField Field, Passage Passage)? BestPassage(IEnumerable<CatalogueField> fields)
    {
        (CatalogueField Field, Passage Passage)? best = null;
        foreach (var field in fields)
        {
            if (Passages.Best(field.Text.Text, MatchesIn(field)) is { } passage && (best is null || passage.Weight > best.Value.Passage.Weight))
            {
                best = (field, passage);
            }
        }

        return best;
    }

    private List<TextMatch> MatchesIn(CatalogueField field)
    {
        var tokens = field.Text.Tokens;
        return
        [
            .. from clause in Enumerable.Range(0, clauses.Count)
               where clauses[clause].Required
               let terms = clauses[clause].Terms
               from first in field.Text.Occurrences(terms)
               select new TextMatch(tokens[first].Start, tokens[first + terms.Count - 1].End, clause, scorer.Rarity(clause, field.Name)),
        ];
    }

    private List<TextPiece> Extract(CatalogueField field, Passage passage) =>
    [
        .. passage.CutBefore ? [new TextPiece(Ellipsis, Matched: false)] : Array.Empty<TextPiece>(),
        .. Pieces(field.Text.Text, passage.Span, MatchesIn(field)),
        .. passage.CutAfter ? [new TextPiece(Ellipsis, Matched: false)] : Array.Empty<TextPiece>(),
    ];

    /// <summary>The stretch of the text in pieces, none empty; together they are that stretch.</summary>
    private static List<TextPiece> Pieces(string text, TextSpan span, IEnumerable<TextMatch> matches)
    {
        var pieces = new List<TextPiece>();
        var at = span.Start;
        foreach (var match in matches.Where(match => match.Start < span.End && match.End > span.Start).OrderBy(match => match.Start))
        {
            Add(at, match.Start, matched: false);
            Add(Math.Max(at, match.Start), match.End, matched: true);
        }

        Add(at, span.End, matched: false);
        return pieces;

        void Add(int start, int end, bool matched)
        {
            end = Math.Min(end, span.End);
            if (start < end)
            {
                pieces.Add(new TextPiece(text[start..end], matched));
                at = end;
            }
        }
    }
}
