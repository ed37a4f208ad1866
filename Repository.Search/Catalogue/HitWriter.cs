using Repository.Search.Highlighting;

namespace Repository.Search.Catalogue;

/// <summary>A field of a hit, with what the query matches in it.</summary>
/// <param name="IsProse">Whether its sentences say something by themselves; names do not.</param>
/// <param name="Matches">Ascending by start.</param>
internal sealed record MatchedField(string Name, bool IsProse, string Text, IReadOnlyList<TextMatch> Matches);

/// <summary>Shows what of a record matched a query.</summary>
internal static class HitWriter
{
    public const string Title = "title";
    private const string Summary = "summary";
    private const string Ellipsis = "…";

    /// <param name="fields">In the order of the declaration.</param>
    public static CatalogueHit Write(CatalogueEntry entry, double score, IReadOnlyList<MatchedField> fields)
    {
        var title = fields.FirstOrDefault(field => field.Name == Title) ?? new MatchedField(Title, IsProse: false, entry.Title, []);
        var (field, passages) = BestOf(entry, fields, title);
        return new CatalogueHit
        {
            Entry = entry,
            Score = score,
            Title = Pieces(title.Text, new TextSpan(0, title.Text.Length), title.Matches),
            Extract = ExtractOf(field, passages),
            ExtractField = field.Name,
        };
    }

    /// <summary>Sentences, else, where the title does not show it either, the name that matched: an implementer's. Else the start of the summary.</summary>
    private static (MatchedField Field, IReadOnlyList<Passage> Passages) BestOf(CatalogueEntry entry, IReadOnlyList<MatchedField> fields, MatchedField title) =>
        BestOf(fields.Where(field => field.IsProse))
        ?? (title.Matches.Count == 0 ? BestOf(fields.Where(field => !field.IsProse && field != title)) : null)
        ?? (new MatchedField(Summary, IsProse: true, entry.Summary, []), [Passages.First(entry.Summary)]);

    /// <summary>The field whose extract matches most; of equal ones the shorter extract, then the earlier field.</summary>
    private static (MatchedField Field, IReadOnlyList<Passage> Passages)? BestOf(IEnumerable<MatchedField> fields)
    {
        (MatchedField Field, Extract Extract)? best = null;
        foreach (var field in fields)
        {
            if (Passages.Best(field.Text, field.Matches) is { } extract && (best is not { } other || IsBetter(extract, other.Extract)))
            {
                best = (field, extract);
            }
        }

        return best is { } found ? (found.Field, found.Extract.Passages) : null;

        static bool IsBetter(Extract one, Extract other) =>
            one.Weight > other.Weight || (one.Weight == other.Weight && one.Passages.Count < other.Passages.Count);
    }

    private static List<TextPiece> ExtractOf(MatchedField field, IReadOnlyList<Passage> passages)
    {
        var pieces = new List<TextPiece>();
        for (var i = 0; i < passages.Count; i++)
        {
            if (i > 0)
            {
                pieces.Add(new TextPiece($" {Ellipsis} ", Matched: false));
            }
            else if (passages[i].CutBefore)
            {
                pieces.Add(new TextPiece(Ellipsis, Matched: false));
            }

            pieces.AddRange(Pieces(field.Text, passages[i].Span, field.Matches));
        }

        if (passages[^1].CutAfter)
        {
            pieces.Add(new TextPiece(Ellipsis, Matched: false));
        }

        return pieces;
    }

    /// <summary>The stretch of the text in pieces, none empty; together they are that stretch.</summary>
    private static List<TextPiece> Pieces(string text, TextSpan span, IEnumerable<TextMatch> matches)
    {
        var pieces = new List<TextPiece>();
        var at = span.Start;
        foreach (var match in matches.Where(match => match.Start < span.End && match.End > span.Start))
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
