using System.Globalization;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Tests.Oracle;

/// <summary>An index on which the steps of a script are carried out. Nothing is merged but where the script says so.</summary>
internal sealed class ScriptedIndex(OracleScript script) : IDisposable
{
    private MemoryStorage storage = new();
    private IndexWriter? writer;

    public IndexSnapshot Snapshot() => writer!.Refresh();

    public void Execute(string[] step)
    {
        switch (step[0])
        {
            case "new":
                Dispose();
                storage = new MemoryStorage();
                writer = IndexWriter.Open(storage, OracleScript.Schema, new IndexWriterOptions { MergePolicy = null });
                break;
            case "add":
                Slice(step).ForEach(document => writer!.Add(document.Document));
                break;
            case "update":
                Slice(step).ForEach(document => writer!.Update("id", document.Id, document.Document));
                break;
            case "delete":
                Array.ForEach(step[1..], id => writer!.Delete("id", id));
                break;
            case "flush":
                writer!.Refresh().Dispose();
                break;
            case "merge":
                writer!.MergeTo(int.Parse(step[1], CultureInfo.InvariantCulture));
                break;
            default:
                throw new FormatException($"no such step: {step[0]}");
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        storage.Dispose();
    }

    private List<(string Id, Document Document)> Slice(string[] step) =>
        [.. script.Documents.Take(int.Parse(step[1], CultureInfo.InvariantCulture)..int.Parse(step[2], CultureInfo.InvariantCulture))];
}
