using Repository.Search.Postings;
using Repository.Search.Queries;

namespace Repository.Search.Tests.Queries;

public sealed class ScoreWindowTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void A_window_that_grows_is_empty_and_holds_what_is_added(bool keepsMaximum, int minimumMatches)
    {
        var window = new ScoreWindow(keepsMaximum, minimumMatches);
        var start = 0;
        foreach (var size in new[] { 1, 2, 64, 128, 1, 512, 1024, ScoreWindow.MaxSize, ScoreWindow.MaxSize, 1 })
        {
            window.MoveTo(start, size);
            Assert.Equal(DocIdIterator.NoMoreDocuments, window.Next(start));
            for (var docId = start; docId < window.End; docId++)
            {
                window.Add(docId, 1);
                window.Add(docId, docId);
            }

            for (var docId = start; docId < window.End; docId++)
            {
                Assert.Equal(docId, window.Next(docId));
                Assert.Equal(1.0 + docId, window.Sum(docId));
                Assert.True(!keepsMaximum || window.Maximum(docId).Equals(Math.Max(1f, docId)));
            }

            start = window.End;
        }
    }

    /// <summary>A search has a window for each word and segment.</summary>
    [Fact]
    public void Few_documents_take_little_room()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var window = new ScoreWindow(keepsMaximum: true, minimumMatches: 2);
        window.MoveTo(0, 1);
        window.MoveTo(1, 32);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 4_096);
    }
}
