using System.Text;
using Repository.EndlessWriter.Index;
using Repository.Search.Documents;
using Repository.Search.Indexing;
using Repository.Search.Merging;

namespace Repository.Search.Tests.Indexing;

/// <summary>A small schema, its documents, and what a snapshot holds of them.</summary>
internal static class TestIndex
{
    public static IndexSchema Schema => SmallDocuments.Schema;

    public static IReadOnlyDictionary<string, string> NoData { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <param name="body">Words with one space between them.</param>
    public static Document Document(string id, string body) => SmallDocuments.Of(id, body);

    public static void Put(this IndexWriter writer, string id, string body) => writer.Update("id", id, Document(id, body));

    public static void Delete(this IndexWriter writer, string id) => writer.Delete("id", id);

    public static void Commit(this IndexWriter writer) => writer.Commit(NoData);

    /// <summary>Bodies by id, as a new snapshot holds them.</summary>
    public static SortedDictionary<string, string> Contents(this IndexWriter writer)
    {
        using var snapshot = writer.Refresh();
        return snapshot.Contents();
    }

    /// <summary>Bodies by id of the live documents: the same in stored fields, terms with positions, keywords, facets and numbers.</summary>
    public static SortedDictionary<string, string> Contents(this IndexSnapshot snapshot)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var docBase = 0;
        foreach (var view in snapshot.Segments)
        {
            Assert.Equal(docBase, view.DocBase);
            docBase += view.Reader.DocumentCount;
            Read(view, contents);
        }

        Assert.Equal(docBase, snapshot.DocumentCount);
        Assert.Equal(contents.Count, snapshot.LiveCount);
        return contents;
    }

    /// <summary>Ids of the live documents in the order of their docIds.</summary>
    public static IReadOnlyList<string> Order(this IndexSnapshot snapshot) =>
    [
        .. from view in snapshot.Segments
           from docId in Enumerable.Range(0, view.Reader.DocumentCount)
           where view.Live?.IsLive(docId) != false
           select view.Reader.Stored(docId).Text("id.stored")!,
    ];

    /// <summary>Merges all the time.</summary>
    public static TieredMergePolicy EagerMerges => SmallDocuments.EagerMerges;

    private static void Read(SegmentView view, SortedDictionary<string, string> contents)
    {
        var reader = view.Reader;
        var words = Inverted(view, "body", positions: true);
        var ids = Inverted(view, "id", positions: false);
        for (var docId = 0; docId < reader.DocumentCount; docId++)
        {
            if (view.Live?.IsLive(docId) == false)
            {
                continue;
            }

            var stored = reader.Stored(docId);
            var (id, body) = (stored.Text("id.stored")!, stored.Text("body.stored")!);
            Assert.Equal(id, ids[docId]);
            Assert.Equal(body, words[docId]);
            Assert.True(reader.Numbers("length")!.TryGet(docId, out var length));
            Assert.Equal(body.Length, length);
            var themes = reader.Ordinals("theme")!;
            Assert.Equal(body.Split(' ')[0], themes.Value(themes.At(themes.First(docId))));
            contents.Add(id, body);
        }
    }

    /// <summary>The terms of each document in the order of their positions.</summary>
    private static string[] Inverted(SegmentView view, string field, bool positions)
    {
        var found = Enumerable.Range(0, view.Reader.DocumentCount).Select(_ => new SortedDictionary<int, string>()).ToArray();
        var terms = view.Reader.Terms(field)!.From([]);
        while (terms.MoveNext())
        {
            var term = Encoding.UTF8.GetString(terms.Term);
            var postings = view.Reader.Postings(field, terms.Entry, positions);
            while (postings.NextDocument() < int.MaxValue)
            {
                for (var i = 0; i < postings.Frequency; i++)
                {
                    found[postings.DocId].Add(positions ? postings.NextPosition() : 0, term);
                }
            }
        }

        return [.. found.Select(document => string.Join(' ', document.Values))];
    }
}
