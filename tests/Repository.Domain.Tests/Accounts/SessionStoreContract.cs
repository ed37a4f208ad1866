using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class SessionStoreContract(DatabaseKind kind) : AccountDesks(kind)
{
    [Theory]
    [InlineData(false, 12 * 60)]
    [InlineData(true, 2 * 60)]
    public async Task A_session_without_use_ends_within_a_minute_after_its_limit(bool staff, int minutes)
    {
        var token = (await SignedInAsync(await PersonAsync(staff))).Token;

        Clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.NotNull(await SessionStore.FindAsync(token, Ct));
        Clock.Advance(TimeSpan.FromMinutes(minutes + 1));
        Assert.Null(await SessionStore.FindAsync(token, Ct));
    }

    [Theory]
    [InlineData(false, 14 * 24)]
    [InlineData(true, 12)]
    public async Task A_session_in_use_ends_at_its_limit(bool staff, int hours)
    {
        var token = (await SignedInAsync(await PersonAsync(staff))).Token;
        for (var hour = 1; hour < hours; hour++)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(await SessionStore.FindAsync(token, Ct));
        }

        Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await SessionStore.FindAsync(token, Ct));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await SessionStore.FindAsync(token, Ct));
    }

    [Fact]
    public async Task A_role_shortens_the_sessions_that_are_open()
    {
        var account = await PersonAsync();
        var token = (await SignedInAsync(account)).Token;
        await Database.WriteAsync(session => RoleStore.GrantAsync(session, account.Id, new RoleGrant(Role.Moderator, Scope.Everything), Ct), Ct);

        Clock.Advance(TimeSpan.FromHours(3));
        Assert.Null(await SessionStore.FindAsync(token, Ct));
    }

    [Fact]
    public async Task Each_sign_in_has_a_secret_of_its_own_and_ends_the_session_that_the_browser_had()
    {
        var (ada, ben) = (await PersonAsync(), await PersonAsync());
        var first = await SignedInAsync(ada);
        var second = await SignedInAsync(ben, BrowserAt("192.0.2.1", first.DeviceSecret, await SessionAsync(first.Token)));

        Assert.NotEqual(first.Token, second.Token);
        Assert.Null(await SessionStore.FindAsync(first.Token, Ct));
        Assert.Equal(ben.Id, (await SessionAsync(second.Token)).Account.Id);
    }

    [Fact]
    public async Task A_password_check_gives_a_new_secret_and_a_fresh_password()
    {
        var account = await PersonAsync();
        var token = (await SignedInAsync(account)).Token;
        Clock.Advance(TimeSpan.FromMinutes(30));

        var renewed = await Sessions.ConfirmAsync(await SessionAsync(token), AnyBrowser.By, Ct);
        Assert.Null(await SessionStore.FindAsync(token, Ct));
        var found = await SessionAsync(renewed);
        Assert.Equal(Clock.StorableNow(), found.Session.PasswordAt);
    }

    [Fact]
    public async Task Signing_out_elsewhere_keeps_this_browser_and_nobody_ends_anothers_session()
    {
        var (ada, ben) = (await PersonAsync(), await PersonAsync());
        var (here, there, foreign) = ((await SignedInAsync(ada)).Token, (await SignedInAsync(ada)).Token, (await SignedInAsync(ben)).Token);

        Assert.False(await Sessions.EndAsync(ada.Id, (await SessionAsync(foreign)).Session.Id, AnyBrowser.By, Ct));
        await Sessions.EndOthersAsync(await SessionAsync(here), AnyBrowser.By, Ct);
        Assert.Null(await SessionStore.FindAsync(there, Ct));
        Assert.NotNull(await SessionStore.FindAsync(here, Ct));
        Assert.NotNull(await SessionStore.FindAsync(foreign, Ct));
    }

    [Fact]
    public async Task Whether_the_cookie_outlasts_the_browser_is_known()
    {
        var account = await PersonAsync();
        var (candidate, _) = await SignIns.BeginAsync(account.Email, AnyBrowser, Ct);
        var opened = Assert.IsType<SignInOutcome.Opened>(await SignIns.OpenAsync(candidate!, null, AnyBrowser, kept: true, Ct));
        Assert.True((await SessionAsync(opened.Session.Token)).Session.Kept);
        Assert.False((await SessionAsync((await SignedInAsync(account)).Token)).Session.Kept);
    }

    private async Task<Account> PersonAsync(bool staff)
    {
        var account = await PersonAsync();
        if (staff)
        {
            await Database.WriteAsync(session => RoleStore.GrantAsync(session, account.Id, new RoleGrant(Role.Facilitator, new Scope(ScopeKind.Space, "a")), Ct), Ct);
        }

        return account;
    }
}

public sealed class SessionStoreOnSqliteTests() : SessionStoreContract(DatabaseKind.Sqlite);

public sealed class SessionStoreOnPostgresTests() : SessionStoreContract(DatabaseKind.Postgres);
