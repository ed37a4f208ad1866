using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Term;

/// <param name="postings">Before its first document.</param>
/// <param name="norms">Of the field; null: it keeps none.</param>
/// <param name="similarity">Null: scores are 0.</param>
internal sealed class TermScorer(PostingsReader postings, NormValues? norms, Bm25Scorer? similarity) : Scorer
{
    private readonly float[] scores = new float[BitPacking.BlockSize];
    private ScoreBounds? bounds;
    private float minCompetitive;
    private int skipTo;

    public override int DocId => postings.DocId;

    public override long Cost => postings.Cost;

    public int Frequency => postings.Frequency;

    public byte Norm => norms is null ? Bm25Scorer.NoNorm : norms[postings.DocId];

    public override int NextDocument() => postings.NextDocument();

    public override int Advance(int target) => postings.Advance(target);

    public override float Score() => similarity?.Score(Frequency, Norm) ?? 0;

    public override float MaxScore(int from, int end) => similarity is null ? 0 : Bounds(similarity).Max(from, end);

    public override void SetMinCompetitiveScore(float score) => minCompetitive = score;

    public override void SkipTo(int target) => skipTo = target;

    /// <summary>The rest of the present block, or else the next one that may hold a score high enough.</summary>
    public override bool NextBatch(ScoredBatch batch)
    {
        batch.Clear();
        if (postings.NextOfBlock() || postings.MoveToBlock(NextCompetitiveBlock()))
        {
            var documents = postings.RestBelow(DocIdIterator.NoMoreDocuments);
            ScoreRest(documents, batch.Add(documents));
            postings.MoveToLastOfBlock();
            return true;
        }

        return false;
    }

    /// <summary>The same, with as much of a block at a time as the window holds.</summary>
    public override void AddTo(ScoreWindow window)
    {
        while (postings.DocId < window.End)
        {
            var documents = postings.RestBelow(window.End);
            var some = scores.AsSpan(0, documents.Length);
            ScoreRest(documents, some);
            window.Add(documents, some);
            postings.Pass(documents.Length);
        }
    }

    private int NextCompetitiveBlock()
    {
        var block = postings.BlockThatReaches(skipTo, postings.Block + 1);
        if (similarity is not null && minCompetitive > 0)
        {
            while (block < postings.BlockCount && Bounds(similarity).OfBlock(block) < minCompetitive)
            {
                block++;
            }
        }

        return block;
    }

    /// <param name="documents">From the present one on.</param>
    private void ScoreRest(ReadOnlySpan<int> documents, Span<float> into)
    {
        if (similarity is null)
        {
            into.Clear();
        }
        else if (norms is null)
        {
            into.Fill(similarity.Score(1, Bm25Scorer.NoNorm));
        }
        else
        {
            similarity.Score(postings.RestFrequencies, documents, norms.ByDocument, into);
        }
    }

    private ScoreBounds Bounds(Bm25Scorer scorer) => bounds ??= new ScoreBounds(postings, norms, scorer);
}
