using System.Globalization;
using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

public abstract class ChangeLogContract(DatabaseKind kind, int writers) : DatabaseTests(kind)
{
    private const int Seed = 20_260_301;

    private ChangeLog Log => new(Database);

    [Fact]
    public async Task An_empty_log_has_no_last_change()
    {
        Assert.Null(await Log.LastAsync(Ct));
        Assert.Empty(await Log.AfterAsync(0, 10, Ct));
    }

    [Fact]
    public async Task Changes_are_read_oldest_first_and_a_few_at_a_time()
    {
        await Database.WriteAsync(session => ChangeLog.AppendAsync(session, ChangeSubjects.Page, ["a", "c", "b"], Ct), Ct);
        await Database.WriteAsync(session => ChangeLog.AppendAsync(session, ChangeSubjects.Taxonomy, "", Ct), Ct);

        var firstTwo = await Log.AfterAsync(0, 2, Ct);
        var rest = await Log.AfterAsync(firstTwo[^1].Sequence, 10, Ct);

        Assert.Equal(["a", "c"], firstTwo.Select(change => change.SubjectId));
        Assert.Equal([(ChangeSubjects.Page, "b"), (ChangeSubjects.Taxonomy, "")], rest.Select(change => (change.Subject, change.SubjectId)));
        Assert.Equal(rest[^1], await Log.LastAsync(Ct));
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_no_change()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(AppendAndFailAsync, Ct));

        Assert.Null(await Log.LastAsync(Ct));

        static async Task AppendAndFailAsync(DatabaseSession session)
        {
            await ChangeLog.AppendAsync(session, ChangeSubjects.Page, "about", Ct);
            throw new InvalidOperationException("after all");
        }
    }

    [Fact]
    public async Task A_number_is_never_given_twice()
    {
        await Database.WriteAsync(session => ChangeLog.AppendAsync(session, ChangeSubjects.Page, "about", Ct), Ct);
        var first = await Log.LastAsync(Ct);
        await ExecuteAsync("delete from changes");
        await Database.WriteAsync(session => ChangeLog.AppendAsync(session, ChangeSubjects.Page, "about", Ct), Ct);

        Assert.True((await Log.LastAsync(Ct))!.Sequence > first!.Sequence);
    }

    /// <summary>Sequence numbers are given before the commit. Were they given in another order than that of the commits, a reader would pass over the late one.</summary>
    [Fact]
    public async Task A_reader_misses_none_of_many_overlapping_writers()
    {
        var random = new Random(Seed);
        var subjects = Enumerable.Range(0, writers).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        var delays = subjects.ToDictionary(subject => subject, _ => (Before: random.Next(8), After: random.Next(8)));
        using var done = new CancellationTokenSource();
        var reading = Task.Run(() => FollowAsync(done.Token), Ct);

        await Parallel.ForEachAsync(subjects, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Ct }, WriteAsync);
        await done.CancelAsync();
        var seen = await reading;

        Assert.Equal(subjects.Order(StringComparer.Ordinal), seen.Select(change => change.SubjectId).Order(StringComparer.Ordinal));
        Assert.Equal(seen.Select(change => change.Sequence).Distinct().Order(), seen.Select(change => change.Sequence));

        async ValueTask WriteAsync(string subject, CancellationToken ct) => await Database.WriteAsync(
            async session =>
            {
                await Task.Delay(delays[subject].Before, ct);
                await ChangeLog.AppendAsync(session, ChangeSubjects.Page, subject, ct);
                await Task.Delay(delays[subject].After, ct);
            },
            ct);
    }

    private async Task<List<Change>> FollowAsync(CancellationToken done)
    {
        var seen = new List<Change>();
        while (true)
        {
            var last = done.IsCancellationRequested;
            var news = await Log.AfterAsync(seen.Count == 0 ? 0 : seen[^1].Sequence, 50, Ct);
            seen.AddRange(news);
            if (last && news.Count == 0)
            {
                return seen;
            }
        }
    }
}

public sealed class ChangeLogOnSqliteTests() : ChangeLogContract(DatabaseKind.Sqlite, writers: 60);

public sealed class ChangeLogOnPostgresTests() : ChangeLogContract(DatabaseKind.Postgres, writers: 400);
