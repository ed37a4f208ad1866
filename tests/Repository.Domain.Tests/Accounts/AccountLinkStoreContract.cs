using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Accounts;

public abstract class AccountLinkStoreContract(DatabaseKind kind) : AccountDesks(kind)
{
    public static TheoryData<string, int> Lifetimes => new()
    {
        { LinkPurposes.ConfirmEmail, 24 * 60 },
        { LinkPurposes.ResetPassword, 60 },
        { LinkPurposes.ConfirmNewEmail, 24 * 60 },
        { LinkPurposes.UndoEmailChange, 7 * 24 * 60 },
        { LinkPurposes.SignIn, 15 },
    };

    [Fact]
    public async Task A_link_is_good_once()
    {
        var account = await PersonAsync();
        var secret = await LinkAsync(account, LinkPurposes.ResetPassword, "what for");

        var link = await UseAsync(secret, LinkPurposes.ResetPassword);
        Assert.Equal((account.Id, "what for"), (link!.Account.Id, link.Payload));
        Assert.Null(await UseAsync(secret, LinkPurposes.ResetPassword));
        Assert.Null(await Links.FindAsync(secret, LinkPurposes.ResetPassword, Ct));
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        var secret = await LinkAsync(await PersonAsync(), LinkPurposes.ConfirmEmail);
        for (var look = 0; look < 3; look++)
        {
            Assert.NotNull(await Links.FindAsync(secret, LinkPurposes.ConfirmEmail, Ct));
        }

        Assert.NotNull(await UseAsync(secret, LinkPurposes.ConfirmEmail));
    }

    [Fact]
    public async Task Of_many_uses_at_once_one_wins()
    {
        var secret = await LinkAsync(await PersonAsync(), LinkPurposes.ResetPassword);

        var uses = await AtOnceAsync(TestEffort.Of(8, 30, 100), _ => UseAsync(secret, LinkPurposes.ResetPassword));
        Assert.Single(uses, link => link is not null);
    }

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public async Task A_link_is_good_for_its_time(string purpose, int minutes)
    {
        var secret = await LinkAsync(await PersonAsync(), purpose);

        Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Links.FindAsync(secret, purpose, Ct));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Links.FindAsync(secret, purpose, Ct));
        Assert.Null(await UseAsync(secret, purpose));
    }

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public async Task Only_the_link_that_undoes_outlives_a_change_of_password_or_address(string purpose, int minutes)
    {
        var account = await PersonAsync();
        var secret = await LinkAsync(account, purpose);
        await Database.WriteAsync(session => AccountStore.UpdateAsync(session, account with { SecurityStamp = "another" }, Ct), Ct);

        Assert.Equal(purpose == LinkPurposes.UndoEmailChange, await UseAsync(secret, purpose) is not null);
        Assert.True(minutes > 0);
    }

    [Fact]
    public async Task A_link_serves_no_other_purpose()
    {
        var secret = await LinkAsync(await PersonAsync(), LinkPurposes.ConfirmEmail);
        Assert.Null(await UseAsync(secret, LinkPurposes.ResetPassword));
        Assert.NotNull(await UseAsync(secret, LinkPurposes.ConfirmEmail));
    }

    [Fact]
    public async Task Links_of_later_attempts_to_send_the_same_mail_are_used_up_with_it()
    {
        var account = await PersonAsync();
        var (first, second, other) = (await LinkAsync(account, LinkPurposes.SignIn), await LinkAsync(account, LinkPurposes.SignIn), await LinkAsync(account, LinkPurposes.ResetPassword));

        Assert.NotNull(await UseAsync(first, LinkPurposes.SignIn));
        Assert.Null(await UseAsync(second, LinkPurposes.SignIn));
        Assert.NotNull(await UseAsync(other, LinkPurposes.ResetPassword));
    }

    [Fact]
    public async Task A_disabled_account_has_no_good_link()
    {
        var account = await PersonAsync();
        var secret = await LinkAsync(account, LinkPurposes.ResetPassword);
        await Database.WriteAsync(session => AccountStore.UpdateAsync(session, account with { DisabledAt = session.Now, DisabledReason = "a test" }, Ct), Ct);

        Assert.Null(await UseAsync(secret, LinkPurposes.ResetPassword));
    }

    [Fact]
    public async Task Only_a_hash_of_the_link_is_stored()
    {
        var secret = await LinkAsync(await PersonAsync(), LinkPurposes.ResetPassword);
        var stored = await ScalarAsync<string>("select hash || payload || security_stamp from account_tokens");
        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        Assert.True(secret.Length >= 43, "less than 256 bits");
    }

    [Theory]
    [InlineData(LinkPurposes.ConfirmEmail, "person1@example.org", false, true)]
    [InlineData(LinkPurposes.ConfirmEmail, "person1@example.org", true, false)]
    [InlineData(LinkPurposes.ConfirmEmail, "old@example.org", false, false)]
    [InlineData(LinkPurposes.ResetPassword, "Person1@Example.org", true, true)]
    [InlineData(LinkPurposes.ResetPassword, "old@example.org", true, false)]
    [InlineData(LinkPurposes.SignIn, "old@example.org", true, false)]
    [InlineData(LinkPurposes.ConfirmNewEmail, "new@example.org", true, true)]
    [InlineData(LinkPurposes.ConfirmNewEmail, "person1@example.org", true, false)]
    [InlineData(LinkPurposes.UndoEmailChange, "old@example.org", true, true)]
    public async Task A_mail_that_waited_too_long_gets_no_link(string purpose, string payload, bool confirmed, bool issued)
    {
        var account = await PersonAsync("person1@example.org", confirmed);
        await Database.WriteAsync(session => FormerAddresses.AddAsync(session, account with { Email = "old@example.org" }, Ct), Ct);
        Assert.Equal(issued, await IssueAsync(account, purpose, payload) is not null);
        Assert.Null(await IssueAsync(account with { Id = Guid.CreateVersion7() }, purpose, payload));
    }

    [Fact]
    public async Task A_mail_that_waited_over_a_change_of_password_gets_no_link()
    {
        var account = await PersonAsync();
        await Passwords.AskAsync(account.Email, AnyBrowser, Ct);
        var mail = (await Outbox.ClaimAsync(Ct))!;
        var asked = new LinkRequest(account.Id, mail.Link!, mail.LinkStamp, mail.CreatedAt);
        Assert.NotNull(await new LinkIssuer(Database).IssueAsync(asked, Ct));

        await Passwords.ResetAsync(await LinkAsync(account, LinkPurposes.ResetPassword, account.Email), "new hash", name: null, AnyBrowser, Ct);
        Assert.Null(await new LinkIssuer(Database).IssueAsync(asked, Ct));
        Assert.DoesNotContain(account.SecurityStamp, await ScalarAsync<string>("select link_stamp from outgoing_mails where link_stamp is not null"), StringComparison.Ordinal);
    }
}

public sealed class AccountLinkStoreOnSqliteTests() : AccountLinkStoreContract(DatabaseKind.Sqlite);

public sealed class AccountLinkStoreOnPostgresTests() : AccountLinkStoreContract(DatabaseKind.Postgres);
