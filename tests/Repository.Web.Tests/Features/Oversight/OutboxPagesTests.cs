using System.Net;
using AngleSharp.Html.Dom;
using Repository.Domain.Audit;
using Repository.Domain.Notifications;
using Repository.Web.Mail;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Oversight;

[Collection(OversightTests.Name)]
public sealed class OutboxPagesTests(OversightSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_are_filtered_by_state_template_and_whole_address()
    {
        var (administrator, template) = (await site.AdministratorAsync(), Unique());
        await site.AddMailAsync(template, "ada@example.org");
        await site.AddMailAsync(template, "ben@example.org", state: MailState.Uncertain);
        await site.AddMailAsync(template, "xada@example.org");

        Assert.Equal(["xada@example.org", "ben@example.org", "ada@example.org"], await ListedAsync($"template={template}"));
        Assert.Equal(["ben@example.org"], await ListedAsync($"template={template}&state=uncertain"));
        Assert.Equal(["ada@example.org"], await ListedAsync($"template={template}&recipient=ADA@example.org"));
        Assert.Equal(3, (await ListedAsync($"template={template}&state=nonsense&before=nonsense&recipient=")).Count);
        Assert.Empty(await ListedAsync($"template={template}&recipient=example.org"));

        async Task<IReadOnlyList<string>> ListedAsync(string query) => Listed(await administrator.Client.PageAsync($"/en/admin/outbox?{query}"));
    }

    [Fact]
    public async Task The_list_is_paged_newest_first_by_as_many_commands_however_long_it_is()
    {
        var (administrator, template) = (await site.AdministratorAsync(), Unique());
        for (var i = 0; i < 53; i++)
        {
            await site.AddMailAsync(template, $"p{i}@example.org");
        }

        var first = await administrator.Client.PageAsync($"/en/admin/outbox?template={template}");
        var second = await administrator.Client.PageAsync(first.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(0, 53).Reverse().Select(i => $"p{i}@example.org"), Listed(first).Concat(Listed(second)));
        Assert.Null(second.QuerySelector("nav.pager a[rel=next]"));
        Assert.Equal($"/en/admin/outbox?template={template}", second.QuerySelector("nav.pager a")!.GetAttribute("href"));

        var few = await OversightSite.CommandsAsync(administrator, $"/en/admin/outbox?template={Unique()}");
        Assert.Equal(few, await OversightSite.CommandsAsync(administrator, $"/en/admin/outbox?template={template}"));
    }

    [Fact]
    public async Task A_mail_tells_what_became_of_it_and_nothing_of_its_link()
    {
        var administrator = await site.AdministratorAsync();
        var id = await site.AddMailAsync(MailTemplates.ConfirmEmail, "ada@example.org", "Ada <b>");
        var page = await administrator.Client.PageAsync($"/en/admin/outbox/{id}");
        var shown = page.QuerySelector("main").Shown();
        Assert.All(["Confirm your address", "Ada <b>", "ada@example.org", "Failed", "the server said no", "kept nowhere here", site.Get<PickupFolder>().Path], part => Assert.Contains(part, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("payload", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await administrator.Client.PageAsync($"/en/admin/outbox/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mail_is_sent_again_once_however_often_it_is_asked_for_at_once()
    {
        var administrator = await site.AdministratorAsync();
        var id = await site.AddMailAsync(MailTemplates.AccountEnabled, "not an address");
        var page = await administrator.Client.PageAsync($"/en/admin/outbox/{id}");
        var version = ((IHtmlInputElement)page.QuerySelector("input[name=version]")!).Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.PostFormAsync(administrator, $"/en/admin/outbox/{id}", ("version", version))));
        var addresses = answers.Select(answer => answer.Headers.Location!.OriginalString).ToList();
        Assert.Single(addresses, $"/en/admin/outbox/{id}?done=retried");
        Assert.Equal(7, addresses.Count(address => address == $"/en/admin/outbox/{id}?done=decided"));

        var entry = Assert.Single((await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = AuditEvents.MailRetried, SubjectId = id.ToString("D") }, before: null, 10, Ct)).Records);
        Assert.Equal((administrator.Account.Id, new RecordedChange("state", "failed", "waiting")), (entry.ActorId, entry.Changes.Single()));
        Assert.Contains("It is sent again now", (await administrator.Client.PageAsync(addresses[0].Replace("decided", "retried", StringComparison.Ordinal))).QuerySelector("[role=status]").Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sent_mail_is_not_sent_again()
    {
        var administrator = await site.AdministratorAsync();
        var id = await site.AddMailAsync(MailTemplates.AccountEnabled, "not an address", state: MailState.Failed);
        Assert.True(await site.Get<Domain.Data.Database>().WriteAsync(
            async session => await session.ExecuteAsync("update outgoing_mails set state = 'sent', sent_at = @now where id = @id", new { id, now = session.Now }, Ct) == 1, Ct));
        Assert.Null((await administrator.Client.PageAsync($"/en/admin/outbox/{id}")).QuerySelector("main form"));
        using var answer = await site.PostFormAsync(administrator, $"/en/admin/outbox/{id}", ("version", "1"));
        Assert.EndsWith("?done=decided", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(MailState.Sent, (await site.Get<MailOutbox>().FindAsync(id, Ct))!.State);
    }

    [Fact]
    public async Task An_export_holds_the_filtered_mails_computes_nothing_and_is_noted()
    {
        var (administrator, template) = (await site.AdministratorAsync(), Unique());
        string[] names = ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@a", "＝1", "a \"quoted\", name", " =1", "Ada"];
        foreach (var name in names)
        {
            await site.AddMailAsync(template, "ada@example.org", name);
        }

        var lines = await site.ExportAsync(administrator, $"/en/admin/outbox/export?template={template}");
        Assert.Equal("name", lines[0][3]);
        Assert.Equal(["Ada", "' =1", "a \"quoted\", name", "'＝1", "'@a", "'-1", "'+1", "'=HYPERLINK(\"http://x\",\"y\")"], lines.Skip(1).Select(line => line[3]));
        Assert.All(lines.Skip(1), line => Assert.Equal(("failed", "3", "the server said no"), (line[5], line[6], line[8])));
        var entry = Assert.Single((await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = AuditEvents.ExportMade, ActorId = administrator.Account.Id }, before: null, 10, Ct)).Records);
        Assert.Equal("outbox", entry.SubjectId);
    }

    private static string Unique() => $"test-{Guid.CreateVersion7():N}";

    private static IReadOnlyList<string> Listed(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td")[0].Shown())];
}
