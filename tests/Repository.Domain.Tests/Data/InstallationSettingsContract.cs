using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

public abstract class InstallationSettingsContract(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task A_setting_is_added_and_replaced()
    {
        var settings = new InstallationSettings(Database);

        Assert.Null(await settings.FindAsync("site-name", Ct));
        await settings.SaveAsync("site-name", "Practices", Ct);
        await settings.SaveAsync("site-name", "Pratiques", Ct);

        Assert.Equal("Pratiques", await settings.FindAsync("site-name", Ct));
        Assert.Equal(2, await ScalarAsync<int>("select version from settings"));
    }
}

public sealed class InstallationSettingsOnSqliteTests() : InstallationSettingsContract(DatabaseKind.Sqlite);

public sealed class InstallationSettingsOnPostgresTests() : InstallationSettingsContract(DatabaseKind.Postgres);
