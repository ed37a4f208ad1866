using Repository.Domain.Accounts;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class FirstAdministratorCodeContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private FirstAdministratorCode Code => new(Database);

    [Fact]
    public async Task The_code_is_given_once()
    {
        Assert.NotNull(await Code.CreateAsync(Ct));
        Assert.Null(await Code.CreateAsync(Ct));
    }

    [Fact]
    public async Task Of_programs_that_start_at_once_one_is_given_the_code()
    {
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Code.CreateAsync(Ct))));

        Assert.Single(codes, code => code is not null);
    }

    [Fact]
    public async Task The_code_can_be_read_out_and_cannot_be_guessed() =>
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", await Code.CreateAsync(Ct));

    [Fact]
    public async Task Only_a_hash_of_the_code_is_stored()
    {
        var code = await Code.CreateAsync(Ct);
        var stored = await ScalarAsync<string>("select value from settings");

        Assert.Matches("^[0-9a-f]{64}$", stored);
        Assert.DoesNotContain(code!.Replace("-", "", StringComparison.Ordinal), stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_code_can_be_used_once_and_is_not_given_again()
    {
        var code = (await Code.CreateAsync(Ct))!;

        Assert.True(await UseAsync(code));
        Assert.False(await UseAsync(code));
        Assert.Null(await Code.CreateAsync(Ct));
    }

    [Fact]
    public async Task The_code_may_be_typed_as_people_type()
    {
        var code = (await Code.CreateAsync(Ct))!;

        Assert.True(await UseAsync($" {code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')} "));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000-0000-0000-0000-0000-0000-0000")]
    [InlineData("ï")]
    public async Task Another_code_is_refused(string code)
    {
        await Code.CreateAsync(Ct);

        Assert.False(await UseAsync(code));
    }

    [Fact]
    public async Task A_code_that_a_failed_transaction_used_can_be_used_again()
    {
        var code = (await Code.CreateAsync(Ct))!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync<bool>(
            async session =>
            {
                Assert.True(await FirstAdministratorCode.UseAsync(session, code, Ct));
                throw new InvalidOperationException("the account could not be made");
            },
            Ct));

        Assert.True(await UseAsync(code));
    }

    private Task<bool> UseAsync(string code) => Database.WriteAsync(session => FirstAdministratorCode.UseAsync(session, code, Ct), Ct);
}

public sealed class FirstAdministratorCodeOnSqliteTests() : FirstAdministratorCodeContract(DatabaseKind.Sqlite);

public sealed class FirstAdministratorCodeOnPostgresTests() : FirstAdministratorCodeContract(DatabaseKind.Postgres);
