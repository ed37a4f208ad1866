using System.Data.Common;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Audit;

public abstract class AuditLogContract(DatabaseKind kind) : AuditTests(kind)
{
    [Fact]
    public async Task Each_event_is_written_and_read_back()
    {
        var day = TestClock.Start.Storable();
        foreach (var (one, i) in AuditEvents.All.Select((one, i) => (one, i)))
        {
            var by = new AuditContext { ActorId = Guid.CreateVersion7(), ActorName = $"Person {i}", Address = $"192.0.2.{i}", Agent = $"Agent {i}", RequestId = $"R{i}" };
            await AppendAsync(new AuditEntry(one, by, $"subject-{i}")
            {
                Changes = [AuditFields.Email.Changed($"old{i}@example.org", $"new{i}@example.org"), AuditFields.State.Changed("before", "after"), AuditFields.Password.Changed()],
            });
            var read = Assert.Single((await Log.PageAsync(new AuditFilter { Event = one }, before: null, count: 10, Ct)).Records);

            Assert.Equal((i + 1, one.Name, day, by.ActorId, by.ActorName), (read.Sequence, read.Event, read.At, read.ActorId, read.ActorName));
            Assert.Equal((one.Subject, $"subject-{i}", by.Address, by.Agent, by.RequestId, false), (read.SubjectType, read.SubjectId, read.Address, read.Agent, read.RequestId, read.IsErased));
            Assert.Equal([new RecordedChange("state", "before", "after"), new("password", null, null), new("email", $"old{i}@example.org", $"new{i}@example.org")], read.Changes);
        }
    }

    [Fact]
    public async Task An_entry_of_nobody_about_nothing_is_read_back_as_such()
    {
        await AppendAsync(new AuditEntry(AuditEvents.SiteAlarm, AuditContext.Program, SubjectId: null));

        var read = Assert.Single(await AllAsync());
        Assert.Null(read.ActorId ?? (object?)read.ActorName ?? read.SubjectId ?? read.Address ?? read.Agent ?? read.RequestId);
        Assert.Empty(read.Changes);
        Assert.False(read.IsErased);
        Assert.Equal(0, await ScalarAsync<long>("select count(*) from audit_payloads"));
    }

    /// <summary>Said once more in plain words: what the hash covers must never change, whatever the database.</summary>
    [Fact]
    public async Task The_hash_covers_the_one_before_and_every_column()
    {
        await AppendAsync(
            new AuditEntry(AuditEvents.SiteAlarm, AuditContext.Program, SubjectId: null),
            new AuditEntry(AuditEvents.SettingsChanged, new AuditContext { ActorId = Actor, RequestId = "R4Q0" }, "näme") { Changes = [AuditFields.Setting.Changed("1", null)] });

        var first = Hash("", "1", "site.alarm", "2026-03-01T09:30:00.123456Z", null, "site", null, null, "[]", null);
        var second = Hash(
            first, "2", "settings.changed", "2026-03-01T09:30:00.123456Z", "0197a000-0000-7000-8000-000000000001", "setting", "näme", "R4Q0", """[{"field":"setting","before":"1"}]""", null);
        Assert.Equal(new AuditEnd { Length = 2, LastHash = second }, await Log.EndAsync(Ct));
        Assert.Equal(first, await ScalarAsync<string>("select hash from audit_entries where sequence = 1"));
    }

    [Fact]
    public async Task Equal_personal_parts_cannot_be_told_by_their_commitments()
    {
        await AppendAsync([.. Enumerable.Repeat(new AuditEntry(AuditEvents.SessionRefused, Person, Other), 3)]);

        Assert.Equal(3, await ScalarAsync<long>("select count(distinct commitment) from audit_entries"));
    }

    [Fact]
    public async Task What_a_stranger_sends_is_stored_as_far_as_it_can_be_and_no_longer_than_that()
    {
        var agent = string.Concat(Enumerable.Repeat("a\0\r\n\u001b[31m\uD800", 16)) + new string('x', 199 - (16 * 10)) + "😀" + new string('y', 5_000);
        await AppendAsync(new AuditEntry(AuditEvents.SessionRefused, new AuditContext { Agent = agent, ActorName = new string('é', 300) }, new string('s', 300))
        {
            Changes = [AuditFields.Email.Changed(null, $"{new string('m', 9_000)}@example.org"), AuditFields.DisplayName.Changed(null, "العربية 中文 😀 e\u0301")],
        });

        var read = Assert.Single(await AllAsync());
        Assert.Equal(string.Concat(Enumerable.Repeat("a\uFFFD\r\n\u001b[31m\uFFFD", 16)) + new string('x', 199 - (16 * 10)), read.Agent);
        Assert.Equal((200, 200, 2_000), (read.ActorName!.Length, read.SubjectId!.Length, read.Changes[0].After!.Length));
        Assert.Equal("العربية 中文 😀 e\u0301", read.Changes[1].After);
        Assert.Empty(await FindingsAsync());
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_no_entry()
    {
        await AppendAsync([.. Entries(2)]);
        var end = await Log.EndAsync(Ct);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(AppendAndFailAsync, Ct));

        Assert.Equal(end, await Log.EndAsync(Ct));
        Assert.Equal(2, (await AllAsync()).Count);
        Assert.Empty(await FindingsAsync());

        static async Task AppendAndFailAsync(DatabaseSession session)
        {
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.RoleGranted, Person, Other), Ct);
            throw new InvalidOperationException("after all");
        }
    }

    [Fact]
    public async Task An_entry_takes_one_question_and_one_answer()
    {
        using var commands = CommandCount.Start();
        await AppendAsync([.. Entries(1)]);

        Assert.Equal(2, commands.Value);
    }

    [Fact]
    public async Task An_entry_belongs_to_a_write() => await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ReadAsync(
        async session =>
        {
            await AuditLog.AppendAsync(session, Entries(1).First(), Ct);
            return true;
        },
        Ct));

    [Fact]
    public async Task The_audit_log_comes_before_the_change_log()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(session => AppendBothAsync(session, auditFirst: false), Ct));
        Assert.Empty(await AllAsync());

        await Database.WriteAsync(session => AppendBothAsync(session, auditFirst: true), Ct);
        Assert.Equal(2, (await AllAsync()).Count);
    }

    [Fact]
    public async Task The_chain_holds_under_a_hundred_writers()
    {
        const int Writers = 100;
        await using var another = Test.OpenAnother();
        await ExecuteAsync("insert into settings (name, value, updated_at, version) values ('counter', '0', @now, 1)", new { now = Clock.GetUtcNow() });

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => (i % 2 == 0 ? Database : another).WriteAsync(session => WriteAsync(session, i), Ct))));

        var all = await AllAsync();
        Assert.Equal(Enumerable.Range(0, Writers).Select(Name).Order(StringComparer.Ordinal), all.Where(entry => entry.SubjectId != "last").Select(entry => entry.SubjectId!).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, all.Count).Select(i => (long)i).Reverse(), all.Select(entry => entry.Sequence));
        Assert.Empty(await FindingsAsync());

        static string Name(int i) => $"writer-{Number(i)}";

        static async Task WriteAsync(DatabaseSession session, int i)
        {
            await session.QueryAsync<string>("select value from settings where name = 'counter'", parameters: null, Ct);
            await Task.Yield();
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SettingsChanged, i % 2 == 0 ? Person : AuditContext.Program, Name(i)), Ct);
            if (i % 3 == 0)
            {
                await ChangeLog.AppendAsync(session, ChangeSubjects.Page, Number(i), Ct);
                await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.SettingsChanged, AuditContext.Program, "last"), Ct);
            }
        }
    }

    [Theory]
    [InlineData("update audit_entries set event = 'account.confirmed' where sequence = 2")]
    [InlineData("update audit_entries set hash = hash")]
    [InlineData("delete from audit_entries where sequence = 3")]
    [InlineData("insert into audit_entries (sequence, event, at, subject_type, changes, hash) select 9, event, at, subject_type, changes, hash from audit_entries where sequence = 1")]
    [InlineData("insert into audit_entries (sequence, event, at, subject_type, changes, hash) select 0, event, at, subject_type, changes, hash from audit_entries where sequence = 1")]
    [InlineData("update audit_payloads set payload = '{}' where sequence = 1")]
    [InlineData("insert into audit_payloads (sequence, salt, payload) values (3, '', '{}')")]
    [InlineData("update audit_chain set length = 2")]
    [InlineData("update audit_chain set last_hash = ''")]
    [InlineData("delete from audit_chain")]
    [InlineData("insert into audit_chain (id, length, last_hash) values (1, 0, '')")]
    public async Task Nothing_written_is_changed_or_taken_away(string statement)
    {
        await AppendAsync([.. Entries(3)]);

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(statement));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await FindingsAsync());
    }

    [Fact]
    public async Task Pages_are_newest_first_and_new_entries_do_not_move_them()
    {
        await AppendAsync([.. Entries(7)]);

        var first = await Log.PageAsync(new AuditFilter(), before: null, count: 3, Ct);
        await AppendAsync([.. Entries(2)]);
        var second = await Log.PageAsync(new AuditFilter(), first.Next, count: 3, Ct);
        var third = await Log.PageAsync(new AuditFilter(), second.Next, count: 3, Ct);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], first.Records.Concat(second.Records).Concat(third.Records).Select(record => record.Sequence));
        Assert.Null(third.Next);
        Assert.Null((await Log.PageAsync(new AuditFilter(), before: null, count: 9, Ct)).Next);
    }

    [Fact]
    public async Task Filters_narrow_one_another()
    {
        await AppendAsync(new AuditEntry(AuditEvents.RoleGranted, Person, Other));
        Clock.Advance(TimeSpan.FromDays(1));
        await AppendAsync(new AuditEntry(AuditEvents.RoleRevoked, Person, Other), new AuditEntry(AuditEvents.OrganisationChanged, Person, Other));
        Clock.Advance(new TimeSpan(14, 30, 0) - TimeSpan.FromTicks(TestClock.Start.Ticks % TimeSpan.TicksPerSecond));
        await AppendAsync(new AuditEntry(AuditEvents.RoleGranted, new AuditContext { ActorId = Other }, Actor));
        var (first, second, third) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3));

        await ExpectAsync([4, 3, 2, 1], new AuditFilter());
        await ExpectAsync([4, 1], new AuditFilter { Event = AuditEvents.RoleGranted });
        await ExpectAsync([3, 2, 1], new AuditFilter { ActorId = Actor });
        await ExpectAsync([4, 2, 1], new AuditFilter { SubjectType = AuditSubject.Account });
        await ExpectAsync([2, 1], new AuditFilter { SubjectType = AuditSubject.Account, SubjectId = Other.ToString() });
        await ExpectAsync([3], new AuditFilter { SubjectType = AuditSubject.Organisation, SubjectId = Other.ToString() });
        await ExpectAsync([4, 3, 2], new AuditFilter { From = second });
        await ExpectAsync([1], new AuditFilter { To = first });
        await ExpectAsync([3, 2], new AuditFilter { From = second, To = second });
        await ExpectAsync([4], new AuditFilter { From = third, To = DateOnly.MaxValue });
        await ExpectAsync([1], new AuditFilter { Event = AuditEvents.RoleGranted, ActorId = Actor, SubjectType = AuditSubject.Account, SubjectId = Other.ToString(), From = first, To = third });
        await ExpectAsync([], new AuditFilter { Event = AuditEvents.RoleGranted, ActorId = Actor, From = second });

        async Task ExpectAsync(long[] sequences, AuditFilter filter) =>
            Assert.Equal(sequences, (await Log.PageAsync(filter, before: null, count: 10, Ct)).Records.Select(record => record.Sequence));
    }

    [Fact]
    public async Task An_export_is_the_whole_list_in_pieces()
    {
        const int Count = 1_103;
        await AppendAsync([.. Entries(Count)]);

        var sequences = new List<long>();
        using var commands = CommandCount.Start();
        await foreach (var record in Log.StreamAsync(new AuditFilter(), Ct))
        {
            sequences.Add(record.Sequence);
        }

        Assert.Equal(Enumerable.Range(1, Count).Reverse().Select(i => (long)i), sequences);
        Assert.Equal(3, commands.Value);
        Assert.Empty(await FindingsAsync());
    }

    [Fact]
    public async Task What_is_personal_can_be_erased_and_the_chain_holds()
    {
        await AppendAsync(
            new AuditEntry(AuditEvents.ProfileChanged, Person, Actor) { Changes = [AuditFields.DisplayName.Changed("Amina", "Amina Diallo"), AuditFields.ActorType.Changed("ngo", "state")] },
            new AuditEntry(AuditEvents.AccountDisabled, Person with { ActorId = Other, ActorName = "Somebody" }, Actor),
            new AuditEntry(AuditEvents.OrganisationChanged, Person with { ActorId = Other, ActorName = "Somebody" }, Actor));

        var erased = await Database.WriteAsync(session => AuditLog.EraseAsync(session, Actor, new AuditContext { ActorId = Other, ActorName = "Somebody" }, Ct), Ct);

        Assert.Equal(2, erased);
        var all = await AllAsync();
        Assert.Equal([false, false, true, true], all.Select(entry => entry.IsErased));
        Assert.Equal((AuditEvents.AuditErased.Name, Actor.ToString()), (all[0].Event, all[0].SubjectId));
        Assert.Equal([new RecordedChange("count", null, "2")], all[0].Changes);
        Assert.Equal([new RecordedChange("actor-type", "ngo", "state")], all[^1].Changes);
        Assert.Equal((Actor, (string?)null, (string?)null, (string?)null, "R4Q0"), (all[^1].ActorId, all[^1].ActorName, all[^1].Address, all[^1].Agent, all[^1].RequestId));
        Assert.Equal("Somebody", all[1].ActorName);
        Assert.Empty(await FindingsAsync());
    }

    private static async Task AppendBothAsync(DatabaseSession session, bool auditFirst)
    {
        if (auditFirst)
        {
            await AuditLog.AppendAsync(session, Entries(1).First(), Ct);
        }

        await ChangeLog.AppendAsync(session, ChangeSubjects.Page, "about", Ct);
        await AuditLog.AppendAsync(session, Entries(1).First(), Ct);
    }
}

public sealed class AuditLogOnSqliteTests() : AuditLogContract(DatabaseKind.Sqlite)
{
    [Theory]
    [InlineData("insert or replace into audit_entries select * from audit_entries where sequence = 1")]
    [InlineData("insert or replace into audit_payloads (sequence, salt, payload) values (1, '', '{}')")]
    [InlineData("insert or replace into audit_chain (id, length, last_hash) values (1, 0, '')")]
    [InlineData("update or replace audit_entries set sequence = 1 where sequence = 2")]
    public async Task Nothing_written_is_replaced(string statement)
    {
        await AppendAsync([.. Entries(3)]);

        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(statement))).Message, StringComparison.Ordinal);
    }
}

public sealed class AuditLogOnPostgresTests() : AuditLogContract(DatabaseKind.Postgres)
{
    [Theory]
    [InlineData("truncate audit_entries cascade")]
    [InlineData("truncate audit_payloads")]
    [InlineData("truncate audit_chain")]
    public async Task Nothing_written_is_cut_off(string statement)
    {
        await AppendAsync([.. Entries(3)]);

        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(statement))).Message, StringComparison.Ordinal);
    }
}
