using Repository.Search.Queries.Boolean;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Phrase;

/// <param name="phrase">At least two terms, whose postings stand before their first documents.</param>
/// <param name="matcher">Of the same phrase.</param>
/// <param name="similarity">Null: scores are 0.</param>
internal sealed class PhraseScorer(PhrasePositions[] phrase, PhraseMatcher matcher, NormValues norms, Bm25Scorer? similarity)
    : TwoPhaseScorer(new ConjunctionIterator(phrase.Select(term => term.Postings)))
{
    /// <summary>Matches in the document, each counting less the more it is displaced.</summary>
    public float Frequency { get; private set; }

    public byte Norm => norms[DocId];

    public override bool Matches()
    {
        Frequency = matcher.Frequency();
        return Frequency > 0;
    }

    public override float Score() => similarity?.Score(Frequency, Norm) ?? 0;
}
