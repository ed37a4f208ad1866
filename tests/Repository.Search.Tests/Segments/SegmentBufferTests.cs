using System.Text;
using Repository.Search.Analysis;
using Repository.Search.Documents;
using Repository.Search.Postings;
using Repository.Search.Segments;
using Repository.Search.Segments.Verifying;
using Repository.Search.Storage;
using Repository.Search.Terms;

namespace Repository.Search.Tests.Segments;

public sealed class SegmentBufferTests : IDisposable
{
    private const int MaxAscii = TermsFormat.MaxTermBytes;

    private readonly MemoryStorage storage = new();
    private readonly SegmentBuffer buffer = new(Sample.Schema);

    public static TheoryData<string, Document> Refused => new()
    {
        { "unknown field", new Document().AddText("nothing", []) },
        { "another type", new Document().AddKeyword(Sample.Body, "value") },
        { "another type", new Document().AddNumber(Sample.Moment, 1) },
        { "two texts", new Document().AddText(Sample.Body, []).AddText(Sample.Body, []) },
        { "two numbers", new Document().AddNumber(Sample.Year, 1).AddNumber(Sample.Year, 1) },
        { "two dates", new Document().AddDate(Sample.Moment, DateTimeOffset.UnixEpoch).AddDate(Sample.Moment, DateTimeOffset.UnixEpoch) },
        { "two values of a sorted keyword", new Document().AddKeyword(Sample.Id, "a").AddKeyword(Sample.Id, "b") },
        { "a position before 0", new Document().AddText(Sample.Body, [At("a", -1)]) },
        { "positions that descend", new Document().AddText(Sample.Body, [At("a", 5), At("b", 4)]) },
        { "too long a keyword", new Document().AddKeyword(Sample.Tag, new string('a', MaxAscii + 1)) },
        { "too long a facet", new Document().AddFacet(Sample.Topic, new string('\u4E2D', (MaxAscii / 3) + 1)) },
        { "too long a word", new Document().AddText(Sample.Body, [At(new string('a', MaxAscii + 1), 0)]) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_document_that_cannot_be_indexed_leaves_nothing_behind(string why, Document document)
    {
        Assert.NotEmpty(why);
        var half = new Document().Store(Sample.Shown, "half").AddKeyword(Sample.Tag, "half");
        foreach (var field in document.Fields)
        {
            half = Again(half, field);
        }

        Assert.Throws<ArgumentException>(() => buffer.Add(half));

        Assert.Equal((0, 0L), (buffer.DocumentCount, buffer.EstimatedBytes));
        Assert.Equal(0, buffer.Add(Sample.WithWords("word").ToDocument()));
        using var segment = Written();
        Assert.Null(segment.Terms(Sample.Tag));
        Assert.Null(segment.Stored(0).Text(Sample.Shown));
    }

    [Fact]
    public void Terms_of_the_greatest_length_are_taken()
    {
        buffer.Add(new Document().AddKeyword(Sample.Tag, new string('a', MaxAscii)).AddKeyword(Sample.Tag, new string('\u4E2D', MaxAscii / 3)));

        using var segment = Written();
        Assert.True(segment.Terms(Sample.Tag)!.TryFind(Encoding.UTF8.GetBytes(new string('a', MaxAscii)), out _));
        Assert.True(segment.Terms(Sample.Tag)!.TryFind(Encoding.UTF8.GetBytes(new string('\u4E2D', MaxAscii / 3)), out _));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_one_term_in_the_order_of_documents()
    {
        buffer.Add(Sample.WithWords("x\uD800").ToDocument());
        buffer.Add(Sample.WithWords("x\uDC00", "x\uD801").ToDocument());
        buffer.Add(Sample.WithWords("x\uFFFD", "\U0001F600").ToDocument());

        using var segment = Written();
        Assert.Equal(2, segment.Terms(Sample.Body)!.TermCount);
        Assert.True(segment.Terms(Sample.Body)!.TryFind("x\uFFFD"u8, out var entry));
        Assert.Equal((3, 4L), (entry.DocumentFrequency, entry.TotalTermFrequency));
        var postings = segment.Postings(Sample.Body, entry, positions: true);
        Assert.Equal([0, 1, 2], new[] { postings.NextDocument(), postings.NextDocument(), postings.NextDocument() });
        Assert.True(segment.Terms(Sample.Body)!.TryFind("\U0001F600"u8, out _));
        Assert.Empty(SegmentVerifier.FaultsOf(segment));
    }

    [Fact]
    public void Either_form_of_a_token_is_indexed()
    {
        var token = new Token("migrat", "migration", 0, 0, 9);
        buffer.Add(new Document().AddText(Sample.Title, [token], TokenForm.Exact).AddText(Sample.Body, [token]));

        using var segment = Written();
        Assert.True(segment.Terms(Sample.Title)!.TryFind("migration"u8, out _));
        Assert.True(segment.Terms(Sample.Body)!.TryFind("migrat"u8, out _));
    }

    [Fact]
    public void A_text_without_tokens_is_no_document_of_its_field()
    {
        buffer.Add(Sample.WithWords().ToDocument());
        buffer.Add(Sample.WithWords("word").ToDocument());

        using var segment = Written();
        Assert.Equal(1, segment.Terms(Sample.Body)!.DocumentCount);
        Assert.Equal([0, 1], segment.Norms(Sample.Body).ToArray());
    }

    [Fact]
    public void A_field_may_be_huge()
    {
        buffer.Add(Sample.WithWords([.. Enumerable.Range(0, 200_000).Select(i => $"word{i % 1_000}")]).ToDocument());

        using var segment = Written();
        Assert.True(segment.Terms(Sample.Body)!.TryFind("word7"u8, out var entry));
        var postings = segment.Postings(Sample.Body, entry, positions: true);
        Assert.Equal(0, postings.NextDocument());
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (1_000 * i) + 7), Enumerable.Range(0, postings.Frequency).Select(_ => postings.NextPosition()));
        Assert.Equal(DocIdIterator.NoMoreDocuments, postings.NextDocument());
    }

    [Fact]
    public void The_estimate_grows_with_what_is_held()
    {
        var before = buffer.EstimatedBytes;
        foreach (var sample in Sample.Several(Seed.NewRandom(), 100))
        {
            buffer.Add(sample.ToDocument());
            Assert.True(buffer.EstimatedBytes > before);
            before = buffer.EstimatedBytes;
        }
    }

    public void Dispose() => storage.Dispose();

    private static Token At(string term, int position) => new(term, term, position, 0, term.Length);

    private static Document Again(Document document, DocumentField field) => field switch
    {
        DocumentField.Text text => document.AddText(text.Name, text.Tokens, text.Form),
        DocumentField.Keyword keyword => document.AddKeyword(keyword.Name, keyword.Value),
        DocumentField.Facet facet => document.AddFacet(facet.Name, facet.Value),
        DocumentField.Number number => document.AddNumber(number.Name, number.Value),
        DocumentField.Date date => document.AddDate(date.Name, date.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private SegmentReader Written() => SegmentReader.Open(storage, Sample.Schema, SegmentWriter.Write(storage, "segment", buffer));
}
