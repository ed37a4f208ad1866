using System.Diagnostics;
using System.Globalization;
using System.Text;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Benchmarks.Corpora;

/// <summary>
/// What is measured: documents of a corpus, parsed beforehand, to a committed index; then merging it to one segment. A change means that an index is
/// built otherwise. Run it alone on the machine: <c>dotnet run -c Release --project tests/Repository.Benchmarks -- index --docs FILE --index DIR --threads 1</c>.
/// </summary>
internal static class IndexCommand
{
    /// <summary>As much as the other engines are given.</summary>
    private const int BufferMiB = 256;

    private const double Million = 1e6;

    public static int Run(string docs, string index, int threads, string analysisName)
    {
        if (Directory.Exists(index) && Directory.EnumerateFileSystemEntries(index).Any())
        {
            throw new CorpusException($"{index}: not empty");
        }

        var documents = CorpusDocument.ReadAll(docs);
        var textBytes = documents.Sum(document => (long)Encoding.UTF8.GetByteCount(document.Title) + Encoding.UTF8.GetByteCount(document.Text));
        var analysis = CorpusAnalysis.Of(analysisName, documents);
        using var storage = new FolderStorage(index);
        GC.Collect();
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var writer = IndexWriter.Open(storage, CorpusSchema.Schema, new IndexWriterOptions { WriterBufferMiB = BufferMiB });
        CorpusWriter.AddAll(writer, documents, analysis, threads);
        writer.Commit(analysis.UserData);
        var (seconds, busy) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        Say($"{documents.Count} documents, {textBytes / Million:0.0} MB of text, {analysis.Name}, {threads} threads.");
        Say($"Indexed and committed: {seconds:0.00} s, {documents.Count / seconds:0} docs/s, {textBytes / Million / seconds:0.00} MB/s; {busy:0.00} s of processor time; {Size(writer, index)}.");
        watch.Restart();
        writer.WaitForMerges();
        writer.MergeTo(1);
        writer.Commit(analysis.UserData);
        Say($"Merged to one segment: {watch.Elapsed.TotalSeconds:0.00} s; {Size(writer, index)}.");
        using var process = Process.GetCurrentProcess();
        Say($"Most memory held: {process.PeakWorkingSet64 / Million:0} MB, the parsed documents included.");
        return 0;
    }

    private static string Size(IndexWriter writer, string folder)
    {
        using var snapshot = writer.Refresh();
        var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{snapshot.Segments.Count} segments, {bytes} bytes");
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
