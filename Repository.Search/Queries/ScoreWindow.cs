using System.Numerics;
using Repository.Search.Postings;
using Repository.Search.Queries.Boolean;

namespace Repository.Search.Queries;

/// <summary>Scores of a run of documents, summed term by term: quicker than moving from document to document through all terms at once.</summary>
/// <remarks>The idea is that of Lucene's BooleanScorer. Sums are in double, so that the order of terms does not show.</remarks>
/// <param name="keepsMaximum">Whether the highest of a document's scores is asked for.</param>
/// <param name="minimumMatches">How many scores a document needs to count as a match; at least 1.</param>
internal sealed class ScoreWindow(bool keepsMaximum, int minimumMatches)
{
    /// <summary>Documents of a whole window: their scores stay in the processor's first cache.</summary>
    public const int MaxSize = 2048;

    /// <summary>Room for so many documents will do at first: most segments of an index that is written to are small.</summary>
    private const int SmallCapacity = 128;

    private ulong[] matches = [];
    private double[] sums = [];
    private float[] maxima = [];
    private int[] counts = [];

    /// <summary>The first document.</summary>
    public int Start { get; private set; }

    /// <summary>Past the last document.</summary>
    public int End { get; private set; }

    /// <summary>Empties the window and moves it.</summary>
    /// <param name="size">At most <see cref="MaxSize"/>.</param>
    public void MoveTo(int start, int size)
    {
        if (size > sums.Length)
        {
            Allocate(size <= SmallCapacity ? SmallCapacity : MaxSize);
        }
        else
        {
            Clear(End - Start);
        }

        Start = start;
        End = start + size;
    }

    public void Add(int docId, float score)
    {
        var i = docId - Start;
        sums[i] += score;
        matches[i >> 6] |= 1UL << i;
        if (keepsMaximum)
        {
            maxima[i] = Math.Max(maxima[i], score);
        }

        if (minimumMatches > 1)
        {
            counts[i]++;
        }
    }

    /// <summary>A run of documents, all of them within the window.</summary>
    public void Add(ReadOnlySpan<int> documents, ReadOnlySpan<float> scores)
    {
        if (keepsMaximum || minimumMatches > 1)
        {
            for (var i = 0; i < documents.Length; i++)
            {
                Add(documents[i], scores[i]);
            }

            return;
        }

        var (sums, matches) = (this.sums, this.matches);
        for (var i = 0; i < documents.Length; i++)
        {
            var place = documents[i] - Start;
            sums[place] += scores[i];
            matches[place >> 6] |= 1UL << place;
        }
    }

    /// <summary>The first match from there on, which is not before the start; <see cref="DocIdIterator.NoMoreDocuments"/> if the window has none.</summary>
    public int Next(int from)
    {
        for (var docId = NextAdded(from); ; docId = NextAdded(docId + 1))
        {
            if (docId == DocIdIterator.NoMoreDocuments || minimumMatches <= 1 || counts[docId - Start] >= minimumMatches)
            {
                return docId;
            }
        }
    }

    /// <summary>Adds the matches from there on, with their scores.</summary>
    public void CopyTo(ScoredBatch batch, int from, SumOrBest combination)
    {
        for (var i = Math.Max(from - Start, 0); i < End - Start; i = (i | 63) + 1)
        {
            for (var word = matches[i >> 6] & (ulong.MaxValue << i); word != 0; word &= word - 1)
            {
                var place = (i & ~63) + BitOperations.TrailingZeroCount(word);
                if (minimumMatches <= 1 || counts[place] >= minimumMatches)
                {
                    batch.Add(Start + place, (float)combination.Of(sums[place], keepsMaximum ? maxima[place] : 0));
                }
            }
        }
    }

    /// <summary>Removes what cannot reach a score any more.</summary>
    /// <param name="rest">What may be added at most.</param>
    /// <param name="highestOfRest">The highest score among that.</param>
    public void KeepCompetitive(float score, SumOrBest combination, double rest, double highestOfRest)
    {
        for (var i = 0; i < End - Start; i += 64)
        {
            var kept = 0UL;
            for (var word = matches[i >> 6]; word != 0; word &= word - 1)
            {
                var place = i + BitOperations.TrailingZeroCount(word);
                var bound = combination.Bound(sums[place] + rest, keepsMaximum ? Math.Max(maxima[place], highestOfRest) : 0);
                kept |= (bound >= score ? 1UL : 0) << place;
            }

            matches[i >> 6] = kept;
        }
    }

    public void Remove(int docId) => matches[(docId - Start) >> 6] &= ~(1UL << (docId - Start));

    public double Sum(int docId) => sums[docId - Start];

    public float Maximum(int docId) => maxima[docId - Start];

    /// <param name="capacity">A multiple of 64.</param>
    private void Allocate(int capacity)
    {
        matches = new ulong[capacity / 64];
        sums = new double[capacity];
        maxima = keepsMaximum ? new float[capacity] : [];
        counts = minimumMatches > 1 ? new int[capacity] : [];
    }

    private void Clear(int used)
    {
        Array.Clear(matches);
        Array.Clear(sums, 0, used);
        Array.Clear(maxima, 0, keepsMaximum ? used : 0);
        Array.Clear(counts, 0, minimumMatches > 1 ? used : 0);
    }

    private int NextAdded(int from)
    {
        for (var i = from - Start; i < End - Start; i = (i | 63) + 1)
        {
            var word = matches[i >> 6] >> i;
            if (word != 0)
            {
                return Start + i + BitOperations.TrailingZeroCount(word);
            }
        }

        return DocIdIterator.NoMoreDocuments;
    }
}
