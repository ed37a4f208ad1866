using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue.Indexing;
using Repository.Search.Storage;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>An index that only a new build can put right goes on following until that is there.</summary>
public abstract class OutdatedIndexContract(DatabaseKind kind) : FollowedCatalogue(kind)
{
    private Action opening = () => { };

    protected override IndexFolder NewFolder(string path) => new(path, Open);

    [Fact]
    public async Task While_a_changed_taxonomy_is_built_in_records_come_and_go_as_before()
    {
        var made = await StartAsync();
        using var gate = new ManualResetEventSlim();
        var position = default((long, Guid));
        await WhileFollowingAsync(async () =>
        {
            opening = () => gate.Wait(Ct);
            try
            {
                await RenameMoroccoAsync("Maghrib");
                await Contributions.WithdrawAsync(made[0].Id, made[0].Version, new Withdrawal("Outdated"), AuditContext.Program, Ct);
                await PublishAsync(1, "Later", from: 4);
                await EventuallyAsync(() => Found("later").Count == 1 && Total() == 3);
                Assert.Null(Now.Find(made[0].Id));
                Assert.Equal([2, 3, 4], Found("maroc").Order());
                Assert.Empty(Found("maghrib"));
                Assert.Equal(1, Log.Builds);
                Assert.NotEqual(Guid.Empty, Now.Edition);
                position = (Now.AppliedSequence, Now.AppliedChangeId);
            }
            finally
            {
                gate.Set();
            }

            await EventuallyAsync(() => Found("maghrib").Count == 3);
        });
        Assert.Empty(Found("maroc"));
        Assert.Equal(2, Log.Builds);

        // All that tells the two apart: nothing has changed in between.
        Assert.Equal(Guid.Empty, Now.Edition);
        Assert.Equal(position, (Now.AppliedSequence, Now.AppliedChangeId));
    }

    [Fact]
    public async Task While_another_history_is_built_in_records_come_and_go_as_before()
    {
        var made = await StartAsync();
        using var gate = new ManualResetEventSlim();
        await WhileFollowingAsync(async () =>
        {
            opening = () => gate.Wait(Ct);
            try
            {
                await ExecuteAsync("update contributions set publication = 'withdrawn', withdrawn_at = published_at, withdrawal_reason = 'Restored' where number = 2");
                await ExecuteAsync("update changes set id = '00000000-0000-7000-8000-000000000000' where sequence = (select max(sequence) from changes)");
                await EventuallyAsync(() => Log.Warnings.Any());
                await Contributions.WithdrawAsync(made[0].Id, made[0].Version, new Withdrawal("Outdated"), AuditContext.Program, Ct);
                await PublishAsync(1, "Later", from: 4);
                await EventuallyAsync(() => Found("later").Count == 1 && Total() == 3);
                Assert.Null(Now.Find(made[0].Id));
                Assert.Equal(1, Log.Builds);
                Assert.NotEqual(Guid.Empty, Now.Edition);
            }
            finally
            {
                gate.Set();
            }

            await EventuallyAsync(() => Total() == 2);
        });
        Assert.Equal([3, 4], Found("maroc").Order());
        Assert.Equal(2, Log.Builds);
        Assert.Equal(Guid.Empty, Now.Edition);
    }

    [Fact]
    public async Task What_could_not_be_built_anew_before_the_end_is_at_the_next_start()
    {
        var made = await StartAsync();
        await WhileFollowingAsync(async () =>
        {
            opening = () => throw new IOException("No space left on device");
            await RenameMoroccoAsync("Maghrib");
            await Contributions.WithdrawAsync(made[0].Id, made[0].Version, new Withdrawal("Outdated"), AuditContext.Program, Ct);
            await EventuallyAsync(() => Total() == 2 && Log.Errors > 0);
        });
        opening = () => { };
        Restart();
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal(1, Log.Builds);
        Assert.Equal([2, 3], Found("maghrib").Order());
        Assert.Equal(Guid.Empty, Now.Edition);
    }

    private async Task<IReadOnlyList<Contribution>> StartAsync()
    {
        await Taxonomy.SaveAsync([.. Dimensions.All.SelectMany(Records.Taxonomy.All)], Ct);
        var made = await PublishAsync(3, "Many");
        await Indexer.LoadAsync(progress: null, Ct);
        Assert.Equal([1, 2, 3], Found("maroc").Order());
        Assert.Equal(Guid.Empty, Now.Edition);
        return made;
    }

    private Task<int> RenameMoroccoAsync(string name)
    {
        var morocco = Records.Taxonomy.Find(Records.Country("ma"))!;
        return Taxonomy.SaveAsync([morocco with { Label = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = name }) }], Ct);
    }

    private FolderStorage Open(string folder)
    {
        opening();
        return new FolderStorage(folder);
    }
}

public sealed class OutdatedIndexOnSqliteTests() : OutdatedIndexContract(DatabaseKind.Sqlite);

public sealed class OutdatedIndexOnPostgresTests() : OutdatedIndexContract(DatabaseKind.Postgres);
