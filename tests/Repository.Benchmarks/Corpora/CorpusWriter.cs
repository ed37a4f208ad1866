using Repository.Search.Documents;
using Repository.Search.Indexing;

namespace Repository.Benchmarks.Corpora;

/// <summary>Adds the documents of a corpus in the order of its file, so that hits of equal score are in that order.</summary>
internal static class CorpusWriter
{
    /// <summary>Documents that a thread analyzes before it waits for its turn to add them.</summary>
    private const int BatchSize = 64;

    /// <param name="threads">1 or more.</param>
    public static void AddAll(IndexWriter writer, IReadOnlyList<CorpusDocument> documents, CorpusAnalysis analysis, int threads)
    {
        var adding = new Turns();
        var begun = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (var batch = Interlocked.Increment(ref begun); batch * BatchSize < documents.Count; batch = Interlocked.Increment(ref begun))
            {
                var analyzed = new List<Document>(BatchSize);
                for (var i = batch * BatchSize; i < Math.Min((batch + 1) * BatchSize, documents.Count); i++)
                {
                    analyzed.Add(CorpusSchema.Document(documents[i], analysis.AnalyzerOf(documents[i].Language)));
                }

                adding.InTurn(batch, () => analyzed.ForEach(writer.Add));
            }
        });
    }

    /// <summary>Lets threads act one after the other, in the order of their numbers.</summary>
    private sealed class Turns
    {
        private readonly object entry = new();
        private int next;

        public void InTurn(int number, Action act)
        {
            lock (entry)
            {
                while (next != number)
                {
                    Monitor.Wait(entry);
                }

                act();
                next++;
                Monitor.PulseAll(entry);
            }
        }
    }
}
