using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.TestSupport;
using Repository.Web.Mail;
using Repository.Web.StartUp;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Mail;

/// <summary>Mail of a running site.</summary>
public sealed class MailSiteTests
{
    private static readonly NewMail Sample = AccountMails.ConfirmEmail(SampleMails.Account, "ana@example.org", "Ana", "es");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_in_the_pickup_folder_soon_after_the_commit_for_the_site_s_account_alone()
    {
        await using var site = await TestSite.CreateAsync(services => services.Replace(ServiceDescriptor.Singleton<ILinkIssuer>(new TestIssuer())));
        using var client = site.CreateClient();
        var waited = Stopwatch.StartNew();
        var id = await AddAsync(site, Sample);
        var folder = site.Get<PickupFolder>().Path;
        var file = Path.Combine(folder, $"{id}.eml");
        await Eventually.HoldsAsync(async () => (await site.Get<MailOutbox>().FindAsync(id, Ct))!.State == MailState.Sent, "the mail is sent");

        // Well below the interval of polling: the commit wakes the worker.
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(4), $"it took {waited.Elapsed}");
        Assert.Equal("http://localhost/es/account/confirm-email?token=CANARY%2B1", ParsedMail.OfFile(file).Link);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder));
        Assert.Equal(site.Get<RepositoryFolders>().Data, Path.GetDirectoryName(folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        Assert.DoesNotContain(site.Log.All, line => line.Contains("ana@example.org", StringComparison.Ordinal) || line.Contains("CANARY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_is_written_again_replaces_itself()
    {
        var folder = Directory.CreateTempSubdirectory("repository-mail-");
        try
        {
            var pickup = new PickupFolder(Options.Create(new MailOptions { Folder = folder.FullName }), new RepositoryFolders(Options.Create(new RepositoryOptions())));
            var mail = SampleMails.Composed();
            Directory.CreateDirectory(Path.Combine(folder.FullName, $".{mail.Id}", "left by a crash"));
            await pickup.SendAsync(mail, Ct);
            await pickup.SendAsync(mail, Ct);

            Assert.Equal(mail.Text, ParsedMail.OfFile(Assert.Single(Directory.EnumerateFileSystemEntries(folder.FullName))).Text);
            folder.Delete(recursive: true);
            await File.WriteAllTextAsync(folder.FullName, "in the way", Ct);
            Assert.IsType<AttemptEnd.NotSent>(await pickup.SendAsync(mail, Ct));
            File.Delete(folder.FullName);
        }
        finally
        {
            if (folder.Exists)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    [Fact]
    public void Of_mails_in_the_folder_those_of_a_month_are_kept_and_two_thousand_at_most()
    {
        var folder = Directory.CreateTempSubdirectory("repository-mail-");
        try
        {
            var (now, pickup) = (TestClock.Start, new PickupFolder(Options.Create(new MailOptions { Folder = folder.FullName }), new RepositoryFolders(Options.Create(new RepositoryOptions()))));
            string Write(string name, TimeSpan age)
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllText(path, "");
                File.SetLastWriteTimeUtc(path, (now - age).UtcDateTime);
                return path;
            }

            var (old, foreign) = (Write($"{Guid.CreateVersion7()}.eml", TimeSpan.FromDays(31)), Write("letter.eml", TimeSpan.FromDays(900)));
            var recent = Enumerable.Range(0, 2_003).Select(age => Write($"{Guid.CreateVersion7()}.eml", TimeSpan.FromMinutes(age))).ToList();
            pickup.RemoveOld(now);

            Assert.False(File.Exists(old));
            Assert.Equal(recent.Take(2_000).Append(foreign).Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder.FullName).Order(StringComparer.Ordinal));
            folder.Delete(recursive: true);
            pickup.RemoveOld(now);
        }
        finally
        {
            if (Directory.Exists(folder.FullName))
            {
                folder.Delete(recursive: true);
            }
        }
    }

    /// <summary>No page waits for the worker: all of them are answered while it waits for a server that says nothing.</summary>
    [Fact]
    public async Task A_mail_server_that_hangs_keeps_no_page_waiting_and_no_stop()
    {
        await using var server = new FakeSmtpServer();
        server.Answers["RCPT"] = FakeSmtpServer.Hang;
        var site = await TestSite.CreateAsync(services => services.Configure<MailOptions>(options => Set(options, server.Port)).Configure<RepositoryOptions>(options => options.PublicAddress = "https://practices.example.org"));
        Guid id;
        await using (site)
        {
            using var client = site.CreateClient();
            id = await AddAsync(site, AccountMails.AccountExists(SampleMails.Account, "ana@example.org", "Ana", "en"));
            await Eventually.HoldsAsync(() => Task.FromResult(server.Commands.Any(command => command.StartsWith("RCPT", StringComparison.Ordinal))), "the worker waits for the server");

            for (var i = 0; i < 30; i++)
            {
                await client.PageAsync($"/en/search?q=work{i}");
            }

            await AddAsync(site, AccountMails.AccountExists(SampleMails.Account, "bob@example.org", "Bob", "en"));
            var mails = await site.Get<MailOutbox>().ListAsync(MailFilter.All, before: null, 10, Ct);
            Assert.Equal([MailState.Sending, MailState.Waiting], mails.Select(mail => mail.State).Order().Reverse().OrderBy(state => state == MailState.Waiting));
            Assert.Equal(id, mails.Single(mail => mail.State == MailState.Sending).Id);
        }
    }

    [Theory]
    [InlineData("Mail:Host is set, so Mail:From", "Mail:Host=mail.example.org", "Repository:PublicAddress=https://practices.example.org")]
    [InlineData("Repository:PublicAddress must say", "Mail:Host=mail.example.org", "Mail:From=site@example.org")]
    [InlineData("Mail:From is not a plain address", "Mail:From=Site <site@example.org>")]
    [InlineData("would travel in plain text", "Mail:Host=mail.example.org", "Mail:From=site@example.org", "Repository:PublicAddress=https://x.example.org", "Mail:StartTls=false", "Mail:User=site", "Mail:Password=CANARY")]
    [InlineData("one of them is missing", "Mail:Host=mail.example.org", "Mail:From=site@example.org", "Repository:PublicAddress=https://x.example.org", "Mail:Password=CANARY")]
    [InlineData("are both set", "Mail:Password=CANARY", "Mail:PasswordFile=/dev/null")]
    [InlineData("names no file", "Mail:PasswordFile=/nowhere/CANARY")]
    [InlineData("Port", "Mail:Port=0")]
    [InlineData("Mail:TimeLimit is between", "Mail:TimeLimit=01:00:00")]
    public void A_setting_that_cannot_work_stops_the_start(string expected, params string[] settings)
    {
        using var site = Site.Build([.. settings.Select(setting => $"--{setting}"), "--applicationName=Repository.Web"]);

        var problem = Assert.Throws<OptionsValidationException>(() => site.Services.GetRequiredService<IOptions<MailOptions>>().Value);

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", problem.Message, StringComparison.Ordinal);
    }

    private static void Set(MailOptions options, int port)
    {
        options.Host = "127.0.0.1";
        options.Port = port;
        options.StartTls = false;
        options.From = "site@example.org";
        options.TimeLimit = TimeSpan.FromMinutes(5);
    }

    private static Task<Guid> AddAsync(TestSite site, NewMail mail) =>
        site.Get<Database>().WriteAsync(session => site.Get<MailOutbox>().AddAsync(session, mail, Ct), Ct);
}
