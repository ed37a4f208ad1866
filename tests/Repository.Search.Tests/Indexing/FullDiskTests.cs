using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Indexing;

/// <summary>A disk of any size below what is needed: what is there can be read, and when there is space all goes on.</summary>
public sealed class FullDiskTests
{
    private static readonly int Length = TestEffort.Of(quick: 8, full: 16, extended: 24);

    /// <summary>Bytes.</summary>
    private static readonly int Step = TestEffort.Of(quick: 1_999, full: 149, extended: 7);

    /// <param name="isNoticedLate">Whether only syncing says that there is no space.</param>
    /// <param name="isRepeated">Whether the same writer tries again, or a new one.</param>
    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Readers_read_and_writers_go_on_when_there_is_space(bool isNoticedLate, bool isRepeated)
    {
        var wasEnough = false;
        for (var capacity = 0; !wasEnough; capacity += Step)
        {
            var space = new DiskSpace { Capacity = capacity, IsNoticedLate = isNoticedLate };
            using var storage = new FaultyStorage(new MemoryStorage(), space);
            using var course = new Course(storage, Length, isRepeated);
            var problem = course.GoOn();
            wasEnough = problem is null && course.Failures == 0;
            if (problem is not null)
            {
                Assert.Contains("No space left on device", problem.Message, StringComparison.Ordinal);
            }

            course.AssertReadable();
            Assert.Empty(IndexCheck.Run(storage, TestIndex.Schema).Findings);

            space.Capacity = long.MaxValue;
            Assert.Null(course.GoOn());
            course.AssertComplete();
        }
    }
}
