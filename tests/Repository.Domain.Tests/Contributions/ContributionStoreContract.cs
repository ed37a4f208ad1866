using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Contributions;

public abstract class ContributionStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private ContributionStore Store => new(Database, Clock);

    private ChangeLog Changes => new(Database);

    [Fact]
    public async Task A_published_record_is_read_as_it_was_written()
    {
        var written = await Store.PublishNewAsync(Sample.New(12), Ct);

        var read = await Store.PublishedAsync(PracticeFields.Kind, 12, Ct);

        Assert.NotNull(read);
        Assert.Equal(written, read.Contribution);
        Assert.Equal(PublicationState.Published, written.Publication);
        Assert.Equal(1, read.Revision.Ordinal);
        Assert.True(read.Revision.Imported);
        Assert.Equal(written.PublishedAt, read.Revision.CreatedAt);
        Assert.Equal("en", read.Content.Language);
        Assert.Equal(Sample.Practice().Terms, read.Content.Terms);
        Assert.Equivalent(Sample.Practice().Fields, read.Content.Fields, strict: true);
    }

    [Fact]
    public async Task A_change_is_logged_for_every_write()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);
        await Store.PublishRevisionAsync(contribution.Id, contribution.Version, "new", Sample.Practice("New"), imported: false, Ct);
        await Store.WithdrawAsync(contribution.Id, contribution.Version + 1, new Withdrawal("Asked for by its author"), AuditContext.Program, Ct);

        var changes = await Changes.AfterAsync(0, 10, Ct);

        Assert.Equal(Enumerable.Repeat((ChangeSubjects.Contribution, contribution.Id.ToString()), 3), changes.Select(change => (change.Subject, change.SubjectId)));
        Assert.Equal(changes.Select(change => change.Sequence).Order(), changes.Select(change => change.Sequence));
    }

    [Fact]
    public async Task A_taken_number_is_refused_and_nothing_of_the_batch_stays()
    {
        await Store.PublishNewAsync(Sample.New(12), Ct);

        await Assert.ThrowsAsync<NumberTakenException>(() => Store.PublishNewAsync([Sample.New(11), Sample.New(12)], Ct));

        Assert.Null(await Store.FindAsync(PracticeFields.Kind, 11, Ct));
        Assert.Single(await Changes.AfterAsync(0, 10, Ct));
    }

    [Fact]
    public async Task A_number_given_twice_in_one_batch_is_refused() =>
        await Assert.ThrowsAsync<NumberTakenException>(() => Store.PublishNewAsync([Sample.New(12), Sample.New(12)], Ct));

    [Fact]
    public async Task The_same_number_serves_two_kinds()
    {
        await Store.PublishNewAsync(Sample.New(12), Ct);
        await Store.PublishNewAsync(new NewContribution(12, "guide", GuidanceFields.Kind.Empty("fr"), Imported: true), Ct);

        Assert.Equal("fr", (await Store.PublishedAsync(GuidanceFields.Kind, 12, Ct))!.Content.Language);
    }

    [Fact]
    public async Task A_new_revision_replaces_the_published_one_and_keeps_the_first_date()
    {
        var first = await Store.PublishNewAsync(Sample.New(12), Ct);
        Clock.Advance(TimeSpan.FromDays(1));

        var revision = await Store.PublishRevisionAsync(first.Id, first.Version, "other", Sample.Practice("Other"), imported: false, Ct);

        var read = await Store.PublishedAsync(PracticeFields.Kind, 12, Ct);
        Assert.Equal((2, "Other", "other", 2L), (read!.Revision.Ordinal, read.Content.Title, read.Contribution.Slug, read.Contribution.Version));
        Assert.Equal(first.PublishedAt, read.Contribution.PublishedAt);
        Assert.Equal(revision.Id, read.Revision.Id);
        Assert.Equal(revision.CreatedAt, read.Revision.CreatedAt);
        Assert.False(read.Revision.Imported);
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);
        await Store.PublishRevisionAsync(contribution.Id, 1, "other", Sample.Practice("Other"), imported: false, Ct);

        await Assert.ThrowsAsync<StaleVersionException>(() => Store.PublishRevisionAsync(contribution.Id, 1, "third", Sample.Practice("Third"), imported: false, Ct));
        Assert.Equal(WithdrawalOutcome.Stale, await Store.WithdrawAsync(contribution.Id, 1, new Withdrawal("reason"), AuditContext.Program, Ct));

        Assert.Equal("Other", (await Store.LatestRevisionAsync(contribution.Id, Ct))!.Content.Title);
        Assert.Equal(2, (await Changes.AfterAsync(0, 10, Ct)).Count);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_one_is_told_so()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => PublishAsync($"Title {i}"))));

        Assert.Single(outcomes, published => published);
        Assert.Equal(2, (await Store.LatestRevisionAsync(contribution.Id, Ct))!.Ordinal);

        async Task<bool> PublishAsync(string title)
        {
            try
            {
                await Store.PublishRevisionAsync(contribution.Id, 1, "slug", Sample.Practice(title), imported: false, Ct);
                return true;
            }
            catch (StaleVersionException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task A_withdrawn_record_leaves_a_tombstone()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);

        await Store.WithdrawAsync(contribution.Id, contribution.Version, new Withdrawal("Out of date"), AuditContext.Program, Ct);

        Assert.Null(await Store.PublishedAsync(PracticeFields.Kind, 12, Ct));
        Assert.Empty(await Store.PublishedAsync([contribution.Id], Ct));
        Assert.Empty(await Store.PublishedAfterAsync(Guid.Empty, 10, Ct));
        var tombstone = await Store.FindAsync(PracticeFields.Kind, 12, Ct);
        Assert.Equal((PublicationState.Withdrawn, "Out of date", Clock.StorableNow()), (tombstone!.Publication, tombstone.WithdrawalReason, tombstone.WithdrawnAt));
        Assert.Equal(contribution.PublishedRevisionId, tombstone.PublishedRevisionId);
    }

    [Fact]
    public async Task A_withdrawn_record_that_is_published_again_is_public()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);
        await Store.WithdrawAsync(contribution.Id, 1, new Withdrawal("Out of date"), AuditContext.Program, Ct);
        await Store.PublishRevisionAsync(contribution.Id, 2, "again", Sample.Practice("Again"), imported: true, Ct);

        var read = await Store.PublishedAsync(PracticeFields.Kind, 12, Ct);

        Assert.Equal("Again", read!.Content.Title);
        Assert.Null(read.Contribution.WithdrawnAt);
        Assert.Null(read.Contribution.WithdrawalReason);
    }

    [Fact]
    public async Task Only_what_is_published_can_be_withdrawn()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);
        await Store.WithdrawAsync(contribution.Id, 1, new Withdrawal("Out of date"), AuditContext.Program, Ct);

        Assert.Equal(WithdrawalOutcome.Stale, await Store.WithdrawAsync(contribution.Id, 2, new Withdrawal("Twice"), AuditContext.Program, Ct));
        Assert.Equal(WithdrawalOutcome.Stale, await Store.WithdrawAsync(Guid.CreateVersion7(), 1, new Withdrawal("Nothing"), AuditContext.Program, Ct));
    }

    [Fact]
    public async Task A_revision_of_another_kind_is_refused()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(12), Ct);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.PublishRevisionAsync(contribution.Id, 1, "guide", GuidanceFields.Kind.Empty("en"), imported: false, Ct));
    }

    [Fact]
    public async Task Many_records_are_read_with_few_commands()
    {
        var published = await Store.PublishNewAsync([.. Enumerable.Range(1, 150).Select(number => Sample.New(number, $"Practice {number}"))], Ct);

        using var commands = CommandCount.Start();
        var read = await Store.PublishedAsync([.. published.Select(contribution => contribution.Id), Guid.CreateVersion7()], Ct);

        Assert.InRange(commands.Value, 1, 3);
        Assert.Equal(published.OrderBy(contribution => contribution.Id.ToString(), StringComparer.Ordinal), read.Select(record => record.Contribution));
        Assert.All(read, record => Assert.Equal($"Practice {record.Contribution.Number}", record.Content.Title));
        Assert.All(read, record => Assert.Equal(3, record.Content.Terms.Count));
    }

    [Fact]
    public async Task No_ids_need_no_command()
    {
        using var commands = CommandCount.Start();

        Assert.Empty(await Store.PublishedAsync([], Ct));
        Assert.Equal(0, commands.Value);
    }

    [Fact]
    public async Task A_walk_through_all_records_meets_each_once()
    {
        var published = await Store.PublishNewAsync([.. Enumerable.Range(1, 25).Select(number => Sample.New(number))], Ct);
        var met = new List<Guid>();
        for (var page = await Store.PublishedAfterAsync(Guid.Empty, 10, Ct); page.Count > 0; page = await Store.PublishedAfterAsync(met[^1], 10, Ct))
        {
            met.AddRange(page.Select(record => record.Contribution.Id));
        }

        Assert.Equal(published.Select(contribution => contribution.Id.ToString()).Order(StringComparer.Ordinal), met.Select(id => id.ToString()));
    }

    [Fact]
    public async Task Translations_share_the_work_of_their_original()
    {
        var three = await Store.PublishNewAsync([Sample.New(1), Sample.New(2), Sample.New(3)], Ct);
        await Store.SetOriginalAsync(three[1].Id, three[0].Id, Ct);
        await Store.SetOriginalAsync(three[2].Id, three[1].Id, Ct);

        Assert.Equal([three[0].Id, three[0].Id, three[0].Id], await WorksAsync(1, 2, 3));
    }

    [Fact]
    public async Task A_wrong_original_can_be_corrected_and_only_that_record_moves()
    {
        var four = await Store.PublishNewAsync([Sample.New(1), Sample.New(2), Sample.New(3), Sample.New(4)], Ct);
        await Store.SetOriginalAsync(four[1].Id, four[0].Id, Ct);
        await Store.SetOriginalAsync(four[2].Id, four[0].Id, Ct);
        var last = (await Changes.LastAsync(Ct))!.Sequence;

        await Store.SetOriginalAsync(four[2].Id, four[3].Id, Ct);

        Assert.Equal([four[0].Id, four[0].Id, four[3].Id, four[3].Id], await WorksAsync(1, 2, 3, 4));
        Assert.Equal(four.Select(contribution => contribution.Id.ToString()).Order(), (await Changes.AfterAsync(last, 10, Ct)).Select(change => change.SubjectId).Order());
    }

    [Fact]
    public async Task A_record_that_translates_nothing_is_a_work_of_its_own()
    {
        var two = await Store.PublishNewAsync([Sample.New(1), Sample.New(2)], Ct);
        await Store.SetOriginalAsync(two[1].Id, two[0].Id, Ct);
        await Store.SetOriginalAsync(two[1].Id, originalId: null, Ct);

        Assert.Equal([two[0].Id, two[1].Id], await WorksAsync(1, 2));
    }

    [Fact]
    public async Task Records_linked_at_the_same_time_end_as_if_one_had_come_after_the_other()
    {
        for (var round = 0; round < 10; round++)
        {
            var first = (round * 3) + 1;
            var three = await Store.PublishNewAsync([Sample.New(first), Sample.New(first + 1), Sample.New(first + 2)], Ct);

            // The first and the third name each other: if neither waited for the other, they would swap their works.
            await Task.WhenAll(
                Task.Run(() => Store.SetOriginalAsync(three[1].Id, three[0].Id, Ct), Ct),
                Task.Run(() => Store.SetOriginalAsync(three[0].Id, three[2].Id, Ct), Ct),
                Task.Run(() => Store.SetOriginalAsync(three[2].Id, three[0].Id, Ct), Ct));

            var works = await WorksAsync(first, first + 1, first + 2);
            Assert.Contains(works[0], new[] { three[0].Id, three[2].Id });
            Assert.Contains(works[1], new[] { three[0].Id, three[2].Id });
            Assert.Equal(works[0], works[2]);
        }
    }

    [Fact]
    public async Task A_link_is_logged_for_every_record_it_touches_and_once_only()
    {
        var two = await Store.PublishNewAsync([Sample.New(1), Sample.New(2)], Ct);
        var last = (await Changes.LastAsync(Ct))!.Sequence;

        await Store.SetOriginalAsync(two[1].Id, two[0].Id, Ct);
        await Store.SetOriginalAsync(two[1].Id, two[0].Id, Ct);

        Assert.Equal(two.Select(contribution => contribution.Id.ToString()).Order(), (await Changes.AfterAsync(last, 10, Ct)).Select(change => change.SubjectId).Order());
    }

    [Fact]
    public async Task A_link_to_nothing_is_refused()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(1), Ct);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.SetOriginalAsync(contribution.Id, Guid.CreateVersion7(), Ct));
    }

    [Fact]
    public async Task A_null_character_is_refused_before_the_database()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Store.PublishNewAsync(Sample.New(1, "A\0B"), Ct));

        Assert.Contains("U+0000", refused.Message, StringComparison.Ordinal);
        Assert.Null(await Changes.LastAsync(Ct));
    }

    [Fact]
    public async Task A_revision_that_cannot_be_read_is_named()
    {
        var contribution = await Store.PublishNewAsync(Sample.New(1), Ct);
        await Database.WriteAsync(session => session.ExecuteAsync("update revisions set document = '{'", parameters: null, Ct), Ct);

        var problem = await Assert.ThrowsAsync<UnreadableRevisionException>(() => Store.PublishedAsync(PracticeFields.Kind, 1, Ct));

        Assert.Contains(contribution.PublishedRevisionId.ToString()!, problem.Message, StringComparison.Ordinal);
        Assert.Equal(contribution.Id, problem.ContributionId);
    }

    [Fact]
    public async Task Revisions_that_cannot_be_read_hide_no_others()
    {
        var published = (await Store.PublishNewAsync([.. Enumerable.Range(1, 6).Select(number => Sample.New(number))], Ct)).OrderBy(made => made.Id.ToString(), StringComparer.Ordinal).ToList();
        foreach (var damaged in published.Take(4))
        {
            await ExecuteAsync("update revisions set document = '{' where contribution_id = @id", new { id = damaged.Id });
        }

        var all = await Store.PublishedAsync([.. published.Select(made => made.Id)], Ct);
        Assert.Equal(published.Skip(4), all.Select(record => record.Contribution));
        Assert.Equal(published.Take(4).Select(made => made.Id).Order(), all.Unreadable.Select(problem => problem.ContributionId).Order());

        var first = await Store.PublishedAfterAsync(Guid.Empty, 3, Ct);
        Assert.Equal((0, 3, published[2].Id), (first.Count, first.Unreadable.Count, first.LastId));
        Assert.Equal(2, (await Store.PublishedAfterAsync(published[2].Id, 3, Ct)).Count);
        Assert.Null((await Store.PublishedAfterAsync(published[5].Id, 3, Ct)).LastId);
    }

    [Fact]
    public async Task The_latest_revision_of_nothing_is_null() => Assert.Null(await Store.LatestRevisionAsync(Guid.CreateVersion7(), Ct));

    private async Task<List<Guid>> WorksAsync(params int[] numbers)
    {
        var works = new List<Guid>();
        foreach (var number in numbers)
        {
            works.Add((await Store.FindAsync(PracticeFields.Kind, number, Ct))!.WorkId);
        }

        return works;
    }
}

public sealed class ContributionStoreOnSqliteTests() : ContributionStoreContract(DatabaseKind.Sqlite);

public sealed class ContributionStoreOnPostgresTests() : ContributionStoreContract(DatabaseKind.Postgres);
