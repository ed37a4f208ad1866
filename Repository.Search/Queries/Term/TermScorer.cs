using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Term;

/// <param name="postings">Before its first document.</param>
/// <param name="norms">Of the field; null: it keeps none.</param>
/// <param name="similarity">Null: scores are 0.</param>
internal sealed class TermScorer(PostingsReader postings, NormValues? norms, Bm25Scorer? similarity) : Scorer
{
    public override int DocId => postings.DocId;

    public override long Cost => postings.Cost;

    public int Frequency => postings.Frequency;

    public byte Norm => norms is null ? Bm25Scorer.NoNorm : norms[postings.DocId];

    public override int NextDocument() => postings.NextDocument();

    public override int Advance(int target) => postings.Advance(target);

    public override float Score() => similarity?.Score(Frequency, Norm) ?? 0;

    /// <summary>The same, with calls that the compiler can see through: here is where long lists of postings are summed.</summary>
    public override void AddTo(ScoreWindow window)
    {
        for (var docId = postings.DocId; docId < window.End; docId = postings.NextDocument())
        {
            window.Add(docId, Score());
        }
    }
}
