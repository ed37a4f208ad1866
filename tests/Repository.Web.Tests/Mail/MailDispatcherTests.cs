using Repository.Domain.Notifications;

namespace Repository.Web.Tests.Mail;

public sealed class MailDispatcherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_made_when_the_mail_is_and_its_secret_is_stored_nowhere()
    {
        await using var world = await MailWorld.CreateAsync();
        var id = await world.AddAsync(AccountMails.EmailChanged(SampleMails.Account, "old@example.org", "new@example.org", "Ana", "fr"));
        Assert.Empty(world.Issuer.Issued);
        world.Transport.End = mail => new AttemptEnd.NotSent($"554 blocked: {mail.Text[mail.Text.IndexOf("http", StringComparison.Ordinal)..].Split('\r')[0].ToUpperInvariant()}, CANARY+1");

        await world.SendAllAsync();

        Assert.Equal([(SampleMails.Account, LinkPurposes.UndoEmailChange, "old@example.org")], world.Issuer.Issued);
        Assert.Contains("\r\nhttps://practices.example.org/fr/account/undo-email-change?token=CANARY%2B1\r\n", Assert.Single(world.Transport.Sent).Text, StringComparison.Ordinal);
        var row = await world.Test.Database.ReadAsync(session => session.FirstOrDefaultAsync<string>("select arguments || link_payload || last_error from outgoing_mails", parameters: null, Ct), Ct);
        Assert.Contains("554 blocked", row, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", row, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(MailState.Waiting, (await world.Outbox.FindAsync(id, Ct))!.State);
    }

    [Fact]
    public async Task The_link_that_signs_in_says_where_it_leads_at_last()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddAsync(AccountMails.SignInLink(SampleMails.Account, "ana@example.org", "Ana", "fr", "/fr/account/profile?kept=1&x=é"));
        await world.SendAllAsync();

        Assert.Contains("/fr/account/sign-in-link?token=CANARY%2B1&return=%2Ffr%2Faccount%2Fprofile%3Fkept%3D1%26x%3D%C3%A9\r\n", Assert.Single(world.Transport.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_attempt_has_a_secret_of_its_own_and_the_same_id()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddAsync(AccountMails.ResetPassword(SampleMails.Account, "ana@example.org", "Ana", "en"));
        world.Transport.End = _ => new AttemptEnd.NotSent("later");
        await world.SendAllAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendAllAsync();

        Assert.Equal(["CANARY%2B1", "CANARY%2B2"], world.Transport.Sent.Select(mail => mail.Text.Split("?token=")[1].Split('\r')[0]));
        Assert.Single(world.Transport.Sent.Select(mail => mail.Id).Distinct());
    }

    [Fact]
    public async Task Without_a_public_address_a_mail_with_a_link_is_held_and_another_is_sent()
    {
        await using var world = await MailWorld.CreateAsync(publicAddress: "");
        var linked = await world.AddAsync(AccountMails.ConfirmEmail(SampleMails.Account, "ana@example.org", "Ana", "en"));
        await world.AddAsync(AccountMails.AccountDisabled(SampleMails.Account, "bob@example.org", "Bob", "en", "It wrote advertisements."));

        await world.SendAllAsync();

        Assert.Equal("bob@example.org", Assert.Single(world.Transport.Sent).Address);
        Assert.Empty(world.Issuer.Issued);
        var held = (await world.Outbox.FindAsync(linked, Ct))!;
        Assert.Equal((MailState.Waiting, 0, "Held: set Repository:PublicAddress, so that its link can be made."), (held.State, held.Attempts, held.LastError));
    }

    [Fact]
    public async Task A_link_that_has_become_pointless_is_not_sent()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Issuer.IsPointless = true;
        var id = await world.AddAsync(AccountMails.ConfirmEmail(SampleMails.Account, "ana@example.org", "Ana", "en"));

        await world.SendAllAsync();

        Assert.Empty(world.Transport.Sent);
        Assert.Equal((MailState.Failed, "Its link has become pointless."), await world.Outbox.FindAsync(id, Ct) is { } mail ? (mail.State, mail.LastError) : default);
    }

    [Fact]
    public async Task A_mail_that_this_version_cannot_write_waits_for_one_that_can()
    {
        await using var world = await MailWorld.CreateAsync();
        var sample = AccountMails.AccountDisabled(SampleMails.Account, "ana@example.org", "Ana", "en", "x");
        await world.AddAsync(sample with { Template = "of-a-newer-version" });
        await world.AddAsync(sample with { Arguments = new Dictionary<string, string>() });

        await world.SendAllAsync();

        Assert.Empty(world.Transport.Sent);
        Assert.Equal([MailState.Waiting, MailState.Waiting], (await world.Outbox.ListAsync(MailFilter.All, before: null, 10, Ct)).Select(mail => mail.State));
    }

    [Fact]
    public async Task What_was_not_passed_on_at_a_stop_does_not_count()
    {
        await using var world = await MailWorld.CreateAsync();
        var id = await world.AddAsync(AccountMails.AccountDisabled(SampleMails.Account, "ana@example.org", "Ana", "en", "x"));
        using var stop = new CancellationTokenSource();
        world.Transport.End = _ =>
        {
            stop.Cancel();
            return new AttemptEnd.NotSent("cut short");
        };

        await world.Dispatcher().SendNextAsync(stop.Token);

        Assert.Equal((MailState.Waiting, 0), await world.Outbox.FindAsync(id, Ct) is { } mail ? (mail.State, mail.Attempts) : default);
        world.Transport.End = _ => new AttemptEnd.Sent();
        await world.SendAllAsync();
        Assert.Equal(MailState.Sent, (await world.Outbox.FindAsync(id, Ct))!.State);
    }
}
