using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Term;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Phrase;

/// <param name="phrase">At least two terms, whose postings stand before their first documents.</param>
/// <param name="matcher">Of the same phrase.</param>
/// <param name="similarity">Null: scores are 0.</param>
/// <param name="ct">Observed at each document that holds all terms.</param>
internal sealed class PhraseScorer(PhrasePositions[] phrase, PhraseMatcher matcher, NormValues norms, Bm25Scorer? similarity, CancellationToken ct)
    : TwoPhaseScorer(new ConjunctionIterator(phrase.DistinctBy(term => term.Term, StringComparer.Ordinal).Select(term => term.Postings)))
{
    /// <summary>Terms that the phrase has at several places: the first leads to documents, the others follow to those that hold the term often enough.</summary>
    private readonly (PhrasePositions First, PhrasePositions[] Others, int Places)[] repetitions =
    [
        .. phrase.GroupBy(term => term.Term, StringComparer.Ordinal)
            .Select(same => (same.First(), same.Skip(1).ToArray(), same.DistinctBy(term => term.Offset).Count())).Where(repetition => repetition.Item2.Length > 0),
    ];

    /// <summary>An exact phrase stands no more often than it; null: nothing bounds how often the phrase stands.</summary>
    private readonly PhrasePositions? lead = (matcher as ExactPhraseMatcher)?.Lead;

    private ScoreBounds? bounds;

    /// <summary>Matches in the document, each counting less the more it is displaced.</summary>
    public float Frequency { get; private set; }

    public byte Norm => norms[DocId];

    public override bool Matches()
    {
        ct.ThrowIfCancellationRequested();
        Frequency = IsCompetitive() && AllRepeat() ? matcher.Frequency() : 0;
        return Frequency > 0;
    }

    public override float Score() => similarity?.Score(Frequency, Norm) ?? 0;

    public override float MaxScore(int from, int end)
    {
        if (similarity is null || lead is null)
        {
            return similarity?.HighestScore ?? 0;
        }

        bounds ??= new ScoreBounds(lead.Postings, norms, similarity);
        return bounds.Max(from, end);
    }

    /// <summary>Whether the document scores high enough if the phrase stands there as often as its lead.</summary>
    private bool IsCompetitive() =>
        similarity is null || lead is null || MinCompetitiveScore <= 0 || similarity.Score(lead.Postings.Frequency, Norm) >= MinCompetitiveScore;

    /// <summary>Brings all postings to the document; false if it holds a term less often than the phrase.</summary>
    private bool AllRepeat()
    {
        foreach (var (first, others, places) in repetitions)
        {
            if (first.Postings.Frequency < places)
            {
                return false;
            }

            foreach (var other in others)
            {
                other.Postings.Advance(DocId);
            }
        }

        return true;
    }
}
