using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Term;

/// <param name="postings">Before its first document.</param>
/// <param name="similarity">Null: scores are 0.</param>
internal sealed class TermScorer(PostingsReader postings, SegmentReader segment, string fieldName, Bm25Scorer? similarity) : Scorer
{
    public override int DocId => postings.DocId;

    public override long Cost => postings.Cost;

    public int Frequency => postings.Frequency;

    public byte Norm => segment.Norms(fieldName) is { IsEmpty: false } norms ? norms[DocId] : Bm25Scorer.NoNorm;

    public override int NextDocument() => postings.NextDocument();

    public override int Advance(int target) => postings.Advance(target);

    public override float Score() => similarity?.Score(Frequency, Norm) ?? 0;

    public override void AddTo(ScoreWindow window)
    {
        var norms = segment.Norms(fieldName);
        for (var docId = postings.DocId; docId < window.End; docId = postings.NextDocument())
        {
            window.Add(docId, similarity?.Score(postings.Frequency, norms.IsEmpty ? Bm25Scorer.NoNorm : norms[docId]) ?? 0);
        }
    }
}
