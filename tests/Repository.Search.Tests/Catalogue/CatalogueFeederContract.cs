using Microsoft.Extensions.Logging;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue;

public abstract class CatalogueFeederContract(DatabaseKind kind) : FollowedCatalogue(kind)
{
    [Fact]
    public async Task Before_the_first_load_the_catalogue_is_empty_and_says_so()
    {
        Assert.False(Live.IsLoaded);
        Assert.Equal((0, Guid.Empty), (Live.Current.AppliedSequence, Live.Current.AppliedChangeId));
        await Feeder.LoadAsync(Ct);
        Assert.True(Live.IsLoaded);
    }

    [Fact]
    public async Task All_records_are_loaded_however_many()
    {
        await Contributions.PublishNewAsync([.. Enumerable.Range(1, 450).Select(number => New(number, "Many"))], Ct);
        await Feeder.LoadAsync(Ct);
        Assert.Equal(450, Found("many").Count);
        Assert.Equal((await Changes.LastAsync(Ct))!.Sequence, Live.Current.AppliedSequence);
    }

    [Fact]
    public async Task Records_appear_change_and_leave()
    {
        await Feeder.CatchUpAsync(Ct);
        var made = await Contributions.PublishNewAsync(New(1, "First"), Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal([1], Found("first"));

        await Contributions.PublishRevisionAsync(made.Id, made.Version, "second", Content("Second"), imported: false, Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Empty(Found("first"));
        Assert.Equal([1], Found("second"));

        await Contributions.WithdrawAsync(made.Id, made.Version + 1, "Outdated", Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Empty(Found(""));
        Assert.Null(Live.Current.Find(made.Id));
        var last = (await Changes.LastAsync(Ct))!;
        Assert.Equal((last.Sequence, last.Id), (Live.Current.AppliedSequence, Live.Current.AppliedChangeId));
    }

    [Fact]
    public async Task More_changes_than_fit_in_one_read_are_all_applied()
    {
        await Feeder.LoadAsync(Ct);
        await Contributions.PublishNewAsync([.. Enumerable.Range(1, 450).Select(number => New(number, "Many"))], Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal(450, Found("many").Count);
    }

    [Fact]
    public async Task A_reader_keeps_the_moment_it_took()
    {
        await Feeder.LoadAsync(Ct);
        var before = Live.Current;
        await Contributions.PublishNewAsync(New(1, "First"), Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal(0, before.Search(new CatalogueQuery()).Total);
        Assert.Equal(1, Live.Current.Search(new CatalogueQuery()).Total);
    }

    [Fact]
    public async Task A_changed_taxonomy_changes_the_records_that_name_its_terms()
    {
        await Contributions.PublishNewAsync(New(1, "First"), Ct);
        await Feeder.LoadAsync(Ct);
        Assert.Empty(Found("maroc"));
        await Taxonomy.SaveAsync([.. Dimensions.All.SelectMany(Records.Taxonomy.All)], Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal([1], Found("maroc"));
        Assert.Equal(1, Live.Current.Search(new CatalogueQuery { Facets = [Dimension.Region] }).Facets[Dimension.Region]["africa"]);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_left_out_and_the_others_go_on()
    {
        var made = await Contributions.PublishNewAsync([.. Enumerable.Range(1, 250).Select(number => New(number, "Many"))], Ct);
        await ExecuteAsync("update revisions set document = '{' where contribution_id in (select id from contributions where number <= 205)");
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal(45, Found("many").Count);
        Assert.Contains(Log.Entries, entry => entry.Level == LogLevel.Error && entry.Message.Contains(made[0].Id.ToString(), StringComparison.Ordinal));

        await Contributions.PublishRevisionAsync(made[0].Id, made[0].Version, "mended", Content("Mended"), imported: false, Ct);
        await Contributions.PublishRevisionAsync(made[249].Id, made[249].Version, "damaged", Content("Damaged"), imported: false, Ct);
        await ExecuteAsync($"update revisions set document = '{{' where contribution_id = '{made[249].Id}'");
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal([1], Found("mended"));
        Assert.Equal(44, Found("many").Count);
        Assert.Equal((await Changes.LastAsync(Ct))!.Sequence, Live.Current.AppliedSequence);
    }

    [Fact]
    public async Task Translations_are_known_once_they_are_linked()
    {
        var made = await Contributions.PublishNewAsync([New(1, "One"), New(2, "Two")], Ct);
        await Feeder.LoadAsync(Ct);
        await Contributions.SetOriginalAsync(made[0].Id, made[1].Id, Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal(2, Assert.Single(Live.Current.Translations(made[0].Id)).Number);
    }

    [Fact]
    public async Task A_change_of_something_else_moves_the_sequence_alone()
    {
        await Feeder.LoadAsync(Ct);
        await Database.WriteAsync(session => ChangeLog.AppendAsync(session, ChangeSubjects.Page, "about", Ct), Ct);
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal((await Changes.LastAsync(Ct))!.Sequence, Live.Current.AppliedSequence);
    }

    [Theory]
    [InlineData("delete from changes")]
    [InlineData("update changes set id = '00000000-0000-7000-8000-000000000000' where sequence = (select max(sequence) from changes)")]
    public async Task A_log_that_is_another_than_was_applied_builds_the_catalogue_anew(string restore)
    {
        await Contributions.PublishNewAsync([New(1, "One"), New(2, "Two")], Ct);
        await Feeder.LoadAsync(Ct);
        await ExecuteAsync("update contributions set publication = 'withdrawn', withdrawn_at = published_at, withdrawal_reason = 'Restored' where number = 2");
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal(2, Live.Current.Search(new CatalogueQuery()).Total);

        await ExecuteAsync(restore);
        await Feeder.CatchUpAsync(Ct);
        Assert.Equal(1, Live.Current.Search(new CatalogueQuery()).Total);
        Assert.Equal((await Changes.LastAsync(Ct))?.Id ?? Guid.Empty, Live.Current.AppliedChangeId);
        Assert.Contains(Log.Entries, entry => entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Looking_costs_one_command_and_a_batch_of_changes_four()
    {
        var made = await Contributions.PublishNewAsync([.. Enumerable.Range(1, 50).Select(number => New(number, "Many"))], Ct);
        await Feeder.LoadAsync(Ct);
        using (var commands = CommandCount.Start())
        {
            await Feeder.CatchUpAsync(Ct);
            Assert.Equal(1, commands.Value);
        }

        foreach (var contribution in made)
        {
            await Contributions.WithdrawAsync(contribution.Id, contribution.Version, "Outdated", Ct);
            await Contributions.PublishRevisionAsync(contribution.Id, contribution.Version + 1, "again", Content("Again"), imported: false, Ct);
        }

        using (var commands = CommandCount.Start())
        {
            await Feeder.CatchUpAsync(Ct);
            Assert.Equal(4, commands.Value);
        }
    }

    [Fact]
    public async Task A_database_that_fails_is_tried_again_until_it_answers()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await ExecuteAsync("alter table changes rename to changes_elsewhere");
        var following = Feeder.FollowAsync(stop.Token);
        await EventuallyAsync(() => Log.Entries.Count(entry => entry.Level == LogLevel.Error) >= 2);
        Assert.False(Live.IsLoaded);

        await ExecuteAsync("alter table changes_elsewhere rename to changes");
        await Contributions.PublishNewAsync(New(1, "First"), Ct);
        Feeder.Wake();
        await EventuallyAsync(() => Found("first").Count == 1);

        await stop.CancelAsync();
        await following;
    }

    [Fact]
    public async Task What_is_written_while_it_follows_is_all_there_in_the_end()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var following = Feeder.FollowAsync(stop.Token);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(writer => WriteAsync(new Random(seed + writer), first: writer * 100)));
        var last = (await Changes.LastAsync(Ct))!.Sequence;
        await EventuallyAsync(() => Live.Current.AppliedSequence == last);

        var fresh = new LiveCatalogue();
        using (var loader = new CatalogueFeeder(Changes, Contributions, Taxonomy, fresh, Log))
        {
            await loader.LoadAsync(Ct);
        }

        Assert.Equal(Shown(fresh.Current), Shown(Live.Current));
        await stop.CancelAsync();
        await following;
    }

    private async Task WriteAsync(Random random, int first)
    {
        for (var number = first + 1; number <= first + 20; number++)
        {
            var made = await Contributions.PublishNewAsync(New(number, "Draft"), Ct);
            if (random.Next(2) == 0)
            {
                await Contributions.PublishRevisionAsync(made.Id, made.Version, "final", Content("Final"), imported: false, Ct);
            }
            else if (random.Next(2) == 0)
            {
                await Contributions.WithdrawAsync(made.Id, made.Version, "Outdated", Ct);
            }

            Feeder.Wake();
        }
    }

    private static string Shown(ICatalogue catalogue) =>
        string.Join('\n', catalogue.Search(new CatalogueQuery { Take = CatalogueQuery.MaxTake }).Hits.Select(hit => $"{hit.Entry.Number} {hit.Entry.Slug} {hit.Entry.Title}"));
}

public sealed class CatalogueFeederOnSqliteTests() : CatalogueFeederContract(DatabaseKind.Sqlite);

public sealed class CatalogueFeederOnPostgresTests() : CatalogueFeederContract(DatabaseKind.Postgres);
