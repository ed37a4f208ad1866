using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Data;

public sealed class SqliteTests() : DatabaseTests(DatabaseKind.Sqlite)
{
    /// <summary>What the package carries: see docs/dependencies.md.</summary>
    private static readonly Version Bundled = new(3, 35, 5);

    [Fact]
    public async Task The_newer_library_is_the_one_that_answers()
    {
        var choice = SqliteLibrary.Load();

        Assert.True(choice.Version >= Bundled);
        Assert.True(choice.OfTheSystem || choice.Version == Bundled);
        Assert.Equal(choice.Version.ToString(), await ScalarAsync<string>("select sqlite_version()"));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_is_set_up_for_safety(string pragma, string value)
    {
        await ExecuteAsync("delete from settings");

        Assert.Equal(value, await ScalarAsync<string>($"pragma {pragma}"));
    }

    [Fact]
    public async Task A_file_that_stays_busy_is_waited_for_some_seconds_only()
    {
        await using var other = DatabaseFactory.Sqlite(Test.Address, Clock);
        var waited = System.Diagnostics.Stopwatch.StartNew();

        await other.WriteAsync(session => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Task.Run(() => ExecuteAsync("delete from settings"))), Ct);

        Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task The_data_folder_is_made_for_its_owner_alone()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Test.Address)!, "data");
        await using var database = DatabaseFactory.Create(new DatabaseOptions { DataFolder = folder }, Clock);

        Assert.True(Directory.Exists(folder));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(folder).UnixFileMode);
    }
}
