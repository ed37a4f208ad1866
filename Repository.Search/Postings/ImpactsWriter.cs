using Repository.Search.Scoring;
using Repository.Search.Storage;

namespace Repository.Search.Postings;

/// <summary>Collects the postings of a term block by block, and writes the <see cref="Impacts"/> of each.</summary>
internal sealed class ImpactsWriter
{
    private const int NoNorm = byte.MaxValue + 1;

    private readonly List<Impacts> blocks = [];
    private readonly List<(byte Frequency, byte Norm)> front = [];

    /// <summary>By frequency: the least norm of the block's postings that have it.</summary>
    private readonly int[] leastNorms = new int[Impacts.UnboundedFrequency + 1];

    private int highest;

    public ImpactsWriter() => Array.Fill(leastNorms, NoNorm);

    public void Start() => blocks.Clear();

    /// <param name="frequency">1 or more.</param>
    public void Add(int frequency, byte norm)
    {
        frequency = Math.Min(frequency, Impacts.UnboundedFrequency);
        leastNorms[frequency] = Math.Min(leastNorms[frequency], norm);
        highest = Math.Max(highest, frequency);
    }

    /// <summary>What was added since the last call is a block.</summary>
    public void EndBlock()
    {
        front.Clear();
        var least = NoNorm;
        for (var frequency = highest; frequency > 0; frequency--)
        {
            if (leastNorms[frequency] < least)
            {
                least = leastNorms[frequency];
                front.Add(((byte)frequency, (byte)least));
            }

            leastNorms[frequency] = NoNorm;
        }

        highest = 0;
        while (front.Count > Impacts.MaxPairs)
        {
            Unite();
        }

        blocks.Add(Pack());
    }

    public void Write(IndexOutput output)
    {
        foreach (var block in blocks)
        {
            block.Write(output);
        }
    }

    /// <summary>Makes one of those neighbours that lie closest: the frequency of the one with the norm of the other.</summary>
    /// <remarks>For a long field a score grows about as frequency / length does; the better of both grows by the lesser of the two ratios.</remarks>
    private void Unite()
    {
        var (closest, leastGrowth) = (0, double.MaxValue);
        for (var i = 0; i + 1 < front.Count; i++)
        {
            var (more, less) = (front[i], front[i + 1]);
            var growth = Math.Min((double)more.Frequency / less.Frequency, (double)SmallFloat.Byte4ToInt(more.Norm) / Math.Max(1, SmallFloat.Byte4ToInt(less.Norm)));
            if (growth < leastGrowth)
            {
                (closest, leastGrowth) = (i, growth);
            }
        }

        front[closest] = front[closest] with { Norm = front[closest + 1].Norm };
        front.RemoveAt(closest + 1);
    }

    private Impacts Pack()
    {
        var packed = 0UL;
        foreach (var (frequency, norm) in front)
        {
            packed = (packed << 16) | ((ulong)norm << 8) | frequency;
        }

        return new Impacts(packed);
    }
}
