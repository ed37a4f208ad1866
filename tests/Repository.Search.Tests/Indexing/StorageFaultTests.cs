using System.Collections.Concurrent;
using Repository.Search.Indexing;
using Repository.Search.Storage;
using Repository.Search.Tests.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Indexing;

/// <summary>Each operation of the storage goes wrong in turn, in every way: nothing is lost that was committed, and nothing is ever half there.</summary>
public sealed class StorageFaultTests(ITestOutputHelper output)
{
    private static readonly int Length = TestEffort.Of(quick: 8, full: 8, extended: 24);

    /// <summary>Every how many-th of the faults is tried. With 4 each is met in one of the four ways: once or from then on, on a course that is repeated or not.</summary>
    private static readonly int Stride = TestEffort.Of(quick: 89, full: 4, extended: 1);

    /// <summary>Every how many-th of the operations is late.</summary>
    private static readonly int LateStride = TestEffort.Of(quick: 89, full: 1, extended: 1);

    /// <summary>Operations of others that one which is late waits for.</summary>
    private const int Overtaking = 12;

    private static readonly IReadOnlyList<StorageOperation> Operations = OperationsOfCourse();

    [Fact]
    public void The_course_does_everything_that_can_go_wrong()
    {
        Assert.All(Enum.GetValues<StorageOperation>(), operation => Assert.InRange(Operations.Count(each => each == operation), 3, int.MaxValue));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_goes_wrong_once_is_made_good(bool isRepeated)
    {
        foreach (var (at, fault) in Faults(isRepeated ? 0 : 1))
        {
            using var storage = new FaultyStorage(new MemoryStorage());
            var number = 0;
            storage.Fault = (_, _) => number++ == at ? fault : StorageFault.None;
            using var course = new Course(storage, Length, isRepeated);
            Named(at, fault, () =>
            {
                Assert.Null(course.GoOn());
                Assert.True(number > at, "it was not reached");
                course.AssertComplete();
            });
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_goes_wrong_from_some_moment_on_is_made_good_when_it_ends(bool isRepeated)
    {
        foreach (var (at, fault) in Faults(isRepeated ? 2 : 3))
        {
            using var storage = new FaultyStorage(new MemoryStorage());
            var number = 0;
            storage.Fault = (operation, _) => number++ >= at && FaultyStorage.FaultsOf(operation).Contains(fault) ? fault : StorageFault.None;
            using var course = new Course(storage, Length, isRepeated);
            Named(at, fault, () =>
            {
                course.GoOn();
                Assert.True(number > at, "it was not reached");
                storage.Fault = (_, _) => StorageFault.None;
                course.AssertReadable();
                Assert.Null(course.GoOn());
                course.AssertComplete();
            });
        }
    }

    /// <summary>Each operation in turn waits until others have done several, as far as they can without it.</summary>
    [Fact]
    public async Task What_is_late_is_overtaken_and_nothing_goes_wrong()
    {
        var (tried, overtook) = (0, 0);
        for (var (at, count) = (0, int.MaxValue); at < count; at += LateStride)
        {
            using var storage = new FaultyStorage(new MemoryStorage());
            using var overtaken = new ManualResetEventSlim();
            var number = 0;
            storage.Before = (_, _) =>
            {
                switch (Interlocked.Increment(ref number) - at)
                {
                    case 1:
                        tried++;
                        overtook += overtaken.Wait(millisecondsTimeout: 5) ? 1 : 0;
                        break;
                    case Overtaking:
                        overtaken.Set();
                        break;
                }
            };
            await OvertakeAsync(storage);
            count = number;
        }

        output.WriteLine($"{overtook} of {tried} were overtaken");
        Assert.InRange(overtook, TestEffort.Of(quick: 0, full: 1, extended: 1), tried);
    }

    /// <summary>Writing, committing, merging and checking at once.</summary>
    private static async Task OvertakeAsync(FaultyStorage storage)
    {
        using (var writer = IndexWriter.Open(storage, TestIndex.Schema, new IndexWriterOptions { MergePolicy = TestIndex.EagerMerges }))
        {
            await Task.WhenAll(
                Task.Run(() =>
                {
                    for (var step = 0; step < 6; step++)
                    {
                        writer.Put("1", $"step{step}");
                        writer.Put($"1{step}", $"step{step}");
                        writer.Delete($"1{step - 2}");
                        Assert.Equal($"step{step}", writer.Contents()["1"]);
                    }
                }),
                Task.Run(() => Times(3, writer.Commit)),
                Task.Run(() => Times(2, () => writer.MergeTo(1))),
                Task.Run(() => Times(3, () => Assert.Empty(IndexCheck.Run(storage, TestIndex.Schema).Findings))));
            writer.WaitForMerges();
            writer.Commit();
            Assert.Equal(["1", "14", "15"], writer.Contents().Keys);
        }

        Assert.Equal(0, storage.OpenFiles);
        Assert.Empty(IndexCheck.Run(storage, TestIndex.Schema).Findings);
        Assert.Equal(CommitFile.ReadLast(storage, TestIndex.Schema)!.FileNames.Order(StringComparer.Ordinal), storage.Files);
    }

    private static void Times(int count, Action act)
    {
        for (var i = 0; i < count; i++)
        {
            act();
        }
    }

    private static IEnumerable<(int At, StorageFault Fault)> Faults(int way) =>
        from at in Enumerable.Range(0, Operations.Count)
        from fault in FaultyStorage.FaultsOf(Operations[at])
        where (at + (int)fault + way) % Stride == 0
        select (at, fault);

    private static IReadOnlyList<StorageOperation> OperationsOfCourse()
    {
        using var storage = new FaultyStorage(new MemoryStorage());
        var operations = new ConcurrentQueue<StorageOperation>();
        storage.Before = (operation, _) => operations.Enqueue(operation);
        using var course = new Course(storage, Length, isRepeated: true);
        Assert.Null(course.GoOn());
        return [.. operations];
    }

    /// <summary>A failure says which fault it was.</summary>
    private static void Named(int at, StorageFault fault, Action test)
    {
        try
        {
            test();
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"{fault} of operation {at}, {Operations[at]}: {problem.Message}", problem);
        }
    }
}
