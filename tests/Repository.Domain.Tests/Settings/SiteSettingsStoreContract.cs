using Repository.Domain.Audit;
using Repository.Domain.Settings;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Settings;

public abstract class SiteSettingsStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly SiteSettings Sample = new() { ContactAddress = "practices@example.org", RegistrationOpen = false, SenderName = "Répertoire “A”" };

    private SiteSettingsStore Store => new(Database);

    [Fact]
    public async Task Before_anybody_sets_them_they_are_the_default() => Assert.Equal(SiteSettings.Default, await Store.FindAsync(Ct));

    [Fact]
    public async Task They_are_read_as_they_were_written_and_each_change_is_noted_with_before_and_after()
    {
        Assert.IsType<SettingsOutcome.Changed>(await Store.ChangeAsync(Sample, AuditContext.Program, Ct));
        Assert.Equal(Sample with { Version = 1 }, await Store.FindAsync(Ct));

        Assert.IsType<SettingsOutcome.Changed>(await Store.ChangeAsync(Sample with { SenderName = "", Version = 1 }, AuditContext.Program, Ct));
        Assert.IsType<SettingsOutcome.Unchanged>(await Store.ChangeAsync(Sample with { SenderName = "", Version = 2 }, AuditContext.Program, Ct));

        var entries = await new AuditLog(Database).PageAsync(new AuditFilter { Event = AuditEvents.SettingsChanged }, before: null, 10, Ct);
        Assert.Equal(
            [
                ("sender-name", new RecordedChange("setting", Sample.SenderName, "")),
                ("sender-name", new RecordedChange("setting", "", Sample.SenderName)),
                ("registration", new RecordedChange("setting", "open", "closed")),
                ("contact-address", new RecordedChange("setting", "", Sample.ContactAddress)),
            ],
            entries.Records.Select(entry => (entry.SubjectId, entry.Changes.Single())));
    }

    [Fact]
    public async Task A_change_made_on_an_older_version_writes_nothing_and_shows_what_is_there()
    {
        await Store.ChangeAsync(Sample, AuditContext.Program, Ct);
        var stale = Assert.IsType<SettingsOutcome.Stale>(await Store.ChangeAsync(Sample with { SenderName = "Other", Version = 0 }, AuditContext.Program, Ct));
        Assert.Equal(Sample with { Version = 1 }, stale.Current);
        Assert.Equal(stale.Current, await Store.FindAsync(Ct));
    }

    [Fact]
    public async Task Of_changes_made_at_once_on_one_version_one_is_written()
    {
        const int writers = 12;
        for (var version = 0; version < 2; version++)
        {
            var made = version;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => Store.ChangeAsync(Sample with { SenderName = $"{made}-{writer}", Version = made }, AuditContext.Program, Ct), Ct)));
            Assert.Single(outcomes.OfType<SettingsOutcome.Changed>());
            Assert.Equal(writers - 1, outcomes.OfType<SettingsOutcome.Stale>().Count());
            Assert.Equal(made + 1, (await Store.FindAsync(Ct)).Version);
        }
    }

    [Theory]
    [InlineData("practices", "", SettingsFault.ContactAddressWrong)]
    [InlineData("a@b.org\r\nBcc: c@d.org", "", SettingsFault.ContactAddressWrong)]
    [InlineData("", "IOM\nBcc: x", SettingsFault.SenderNameWrong)]
    [InlineData("", "iom@example.org", SettingsFault.SenderNameWrong)]
    [InlineData("", "0123456789012345678901234567890123456789012345678901234567890", SettingsFault.SenderNameTooLong)]
    public async Task Settings_with_faults_are_not_stored(string contact, string sender, SettingsFault fault)
    {
        var settings = new SiteSettings { ContactAddress = contact, SenderName = sender };
        Assert.Equal([fault], settings.Faults());
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ChangeAsync(settings, AuditContext.Program, Ct));
    }

    /// <summary>Not among the cases above: an attribute cannot hold half a pair.</summary>
    [Fact]
    public void Half_a_character_is_a_fault() => Assert.Equal([SettingsFault.SenderNameWrong], new SiteSettings { SenderName = "half \ud83d" }.Faults());

    [Fact]
    public async Task What_was_read_is_kept_for_a_few_seconds_and_not_longer()
    {
        var current = new CurrentSettings(Store, Clock);
        Assert.Equal(SiteSettings.Default, await current.ReadAsync(Ct));
        await Store.ChangeAsync(Sample, AuditContext.Program, Ct);
        Clock.Advance(CurrentSettings.KeptFor - TimeSpan.FromMilliseconds(1));
        Assert.Equal(SiteSettings.Default, await current.ReadAsync(Ct));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Sample with { Version = 1 }, await current.ReadAsync(Ct));

        await Store.ChangeAsync(Sample with { RegistrationOpen = true, Version = 1 }, AuditContext.Program, Ct);
        current.Forget();
        Assert.True((await current.ReadAsync(Ct)).RegistrationOpen);

        await ExecuteAsync("drop table settings");
        Clock.Advance(CurrentSettings.KeptFor);
        Assert.Equal(2, (await current.ReadOrLastAsync(Ct)).Version);
    }
}

public sealed class SiteSettingsStoreOnSqliteTests() : SiteSettingsStoreContract(DatabaseKind.Sqlite);

public sealed class SiteSettingsStoreOnPostgresTests() : SiteSettingsStoreContract(DatabaseKind.Postgres);
