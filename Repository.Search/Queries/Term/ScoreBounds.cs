using Repository.Search.Postings;
using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Term;

/// <summary>How high a term scores at most in a range of documents, by the impacts of the blocks that lie there.</summary>
/// <param name="postings">Of the term, wherever they stand: they are not moved.</param>
/// <param name="norms">Of the field; null: it keeps none.</param>
internal sealed class ScoreBounds(PostingsReader postings, NormValues? norms, Bm25Scorer similarity)
{
    /// <summary>Of a term that keeps no impacts, as it has few documents: they and their scores.</summary>
    private readonly (int[] Documents, float[] Scores)? few = postings.BlockCount == 1 && postings.ImpactCount == 0 && norms is not null ? ScoreAll(postings.Another(), norms, similarity) : null;

    private int first;
    private int lastFrom;
    private int boundedBlock = -1;
    private float bound;

    /// <summary>No document from that one to below the end scores above it; 0 if there is none.</summary>
    public float Max(int from, int end)
    {
        if (few is var (documents, scores))
        {
            return MaxOfFew(documents, scores, from, end);
        }

        if (postings.ImpactCount == 0)
        {
            return similarity.Score(1, Bm25Scorer.NoNorm);
        }

        first = postings.BlockThatReaches(from, from < lastFrom ? 0 : first);
        lastFrom = from;
        var highest = 0f;
        for (var block = first; block < postings.BlockCount && postings.FirstPossible(block) < end; block++)
        {
            highest = Math.Max(highest, OfBlock(block));
        }

        return highest;
    }

    /// <param name="block">Of those that the postings have.</param>
    public float OfBlock(int block)
    {
        if (postings.ImpactCount == 0)
        {
            return Max(0, DocIdIterator.NoMoreDocuments);
        }

        if (block != boundedBlock)
        {
            boundedBlock = block;
            bound = similarity.MaxScore(postings.ImpactsOf(block));
        }

        return bound;
    }

    private static float MaxOfFew(int[] documents, float[] scores, int from, int end)
    {
        var place = Array.BinarySearch(documents, from);
        var highest = 0f;
        for (var i = place < 0 ? ~place : place; i < documents.Length && documents[i] < end; i++)
        {
            highest = Math.Max(highest, scores[i]);
        }

        return highest;
    }

    private static (int[] Documents, float[] Scores) ScoreAll(PostingsReader postings, NormValues norms, Bm25Scorer similarity)
    {
        postings.NextBlock();
        var scores = new float[postings.BlockDocuments.Length];
        similarity.Score(postings.BlockFrequencies, postings.BlockDocuments, norms.ByDocument, scores);
        return (postings.BlockDocuments.ToArray(), scores);
    }
}
