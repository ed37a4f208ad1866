using System.Numerics;
using Repository.Search.Postings;

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
