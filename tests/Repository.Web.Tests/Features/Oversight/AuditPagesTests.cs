using System.Globalization;
using AngleSharp.Html.Dom;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Oversight;

[Collection(OversightTests.Name)]
public sealed class AuditPagesTests(OversightSite site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_filtered_by_event_person_subject_and_day()
    {
        var (administrator, ada) = (await site.AdministratorAsync(), await site.SignInAsync());
        var (by, id) = (new AuditContext { ActorId = ada.Account.Id, ActorName = "Ada" }, ada.Account.Id);
        await site.AppendAsync(
            new AuditEntry(AuditEvents.ProfileChanged, by, id),
            new AuditEntry(AuditEvents.PasswordChanged, by, id),
            new AuditEntry(AuditEvents.RoleGranted, new AuditContext { ActorName = "Ben", ActorId = Guid.CreateVersion7() }, id),
            new AuditEntry(AuditEvents.OrganisationCreated, by, Guid.CreateVersion7()));
        var (email, number) = (Uri.EscapeDataString(ada.Account.Email), ada.Account.Number.ToString(CultureInfo.InvariantCulture));
        var today = site.Get<TimeProvider>().GetUtcNow();

        Assert.Equal(["organisation.created", "password.changed", "profile.changed"], await ListedAsync($"person={number}"));
        Assert.Equal(["organisation.created", "password.changed", "profile.changed"], await ListedAsync($"person={email}"));
        Assert.Equal(["organisation.created", "password.changed", "profile.changed"], await ListedAsync($"person={id}"));
        Assert.Equal(["password.changed"], await ListedAsync($"person={number}&event=password.changed"));
        Assert.Equal(["role.granted", "password.changed", "profile.changed"], await ListedAsync($"subject={id}"));
        Assert.Equal(["role.granted", "password.changed", "profile.changed"], await ListedAsync($"kind=account&subject={number}"));
        Assert.Equal(["organisation.created"], await ListedAsync($"kind=organisation&person={number}"));
        Assert.Equal(3, (await ListedAsync($"subject={email}&from={Day(today.AddDays(-1))}&to={Day(today.AddDays(1))}")).Count);
        Assert.Empty(await ListedAsync($"subject={email}&from={Day(today.AddDays(2))}"));
        Assert.Empty(await ListedAsync($"subject={email}&to={Day(today.AddDays(-2))}"));
        Assert.Equal(3, (await ListedAsync($"subject={email}&from=soon&event=nonsense&kind=nonsense&before=-1")).Count);
        Assert.Contains("No account has that number", (await administrator.Client.PageAsync("/en/admin/audit?person=nobody@example.org")).QuerySelector(".empty").Shown(), StringComparison.Ordinal);

        async Task<IReadOnlyList<string>> ListedAsync(string query) => Events(await administrator.Client.PageAsync($"/en/admin/audit?{query}"));
    }

    [Fact]
    public async Task An_entry_tells_who_what_on_what_from_where_and_what_changed()
    {
        var (administrator, ada) = (await site.AdministratorAsync(), await site.SignInAsync());
        var by = new AuditContext { ActorId = ada.Account.Id, ActorName = "Ada <i>", Address = "192.0.2.7", Agent = "A browser", RequestId = "request-7" };
        await site.AppendAsync(new AuditEntry(AuditEvents.EmailChanged, by, ada.Account.Id) { Changes = [AuditFields.Email.Changed("old@example.org", "new@example.org"), AuditFields.State.Changed(null, "changed"), AuditFields.Password.Changed()] });
        var address = $"/en/admin/audit?subject={ada.Account.Id}";

        var row = (await administrator.Client.PageAsync(address)).QuerySelector("tbody tr").Shown();
        string[] personal = ["Ada <i>", "192.0.2.7", "A browser", "E-mail address: old@example.org → new@example.org"];
        string[] kept = ["Address changed", "Account", ada.Account.Id.ToString("D"), "request-7", "State: nothing → changed", "Password"];
        Assert.All(personal.Concat(kept), part => Assert.Contains(part, row, StringComparison.Ordinal));

        await site.Get<Database>().WriteAsync(session => AuditLog.EraseAsync(session, ada.Account.Id, AuditContext.Program, Ct), Ct);

        var rows = (await administrator.Client.PageAsync(address)).QuerySelectorAll("tbody tr").Select(one => one.Shown()).ToList();
        Assert.Contains("The program", rows[0], StringComparison.Ordinal);
        Assert.All(personal, part => Assert.DoesNotContain(part, rows[1], StringComparison.Ordinal));
        Assert.All(kept.Append("Personal part erased").Append("Name erased"), part => Assert.Contains(part, rows[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_is_paged_and_exported_whole_by_as_many_commands_a_page_however_long_it_is()
    {
        const int count = 1_203;
        var (administrator, subject) = (await site.AdministratorAsync(), Guid.CreateVersion7());
        var entries = Enumerable.Range(0, count).Select(i => new AuditEntry(AuditEvents.MailCancelled, AuditContext.Program, subject) { Changes = [AuditFields.Count.Changed(null, $"{i}")] });
        await site.AppendAsync([.. entries, new AuditEntry(AuditEvents.MailCancelled, new AuditContext { ActorName = "=1+1", Agent = "＋1" }, subject)]);
        var address = $"/en/admin/audit?subject={subject}";

        var first = await administrator.Client.PageAsync(address);
        var second = await administrator.Client.PageAsync(first.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal((50, 50), (Events(first).Count, Events(second).Count));
        Assert.Empty(Numbers(first).Intersect(Numbers(second)));
        var end = await site.Get<AuditLog>().EndAsync(Ct);
        Assert.Contains(end.LastHash, first.QuerySelector("main").Shown(), StringComparison.Ordinal);
        Assert.Equal(await OversightSite.CommandsAsync(administrator, $"/en/admin/audit?subject={Guid.CreateVersion7()}"), await OversightSite.CommandsAsync(administrator, address));

        var lines = await site.ExportAsync(administrator, $"/en/admin/audit/export?subject={subject}");
        Assert.Equal(("'=1+1", "'＋1"), (lines[1][4], lines[1][8]));
        Assert.Equal(Enumerable.Range(0, count).Reverse().Select(i => $"count:  → {i}"), lines.Skip(2).Select(line => line[10]));
        var noted = Assert.Single((await site.Get<AuditLog>().PageAsync(new AuditFilter { Event = AuditEvents.ExportMade, ActorId = administrator.Account.Id }, before: null, 10, Ct)).Records);
        Assert.Equal(("audit", $"subject={subject}"), (noted.SubjectId, noted.Changes.Single(change => change.Field == "filter").After));
        Assert.Single(await site.ExportAsync(administrator, "/en/admin/audit/export?person=nobody@example.org"));
    }

    [Fact]
    public void Every_event_field_and_subject_has_its_words()
    {
        IEnumerable<string> keys =
        [
            .. AuditEvents.All.Select(one => $"Audit.Event.{one.Name.Replace('.', '-')}"),
            .. AuditFields.All.Select(field => $"Audit.Field.{field.Name}"),
            .. Enum.GetValues<AuditSubject>().Select(subject => $"Audit.Subject.{subject}"),
        ];
        Assert.DoesNotContain(keys, key => !SourceTexts.ByLanguage["en"].ContainsKey(key));
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Events(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("td [lang=en]").Shown())];

    private static IReadOnlyList<string> Numbers(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody th .small").Select(number => number.Shown())];
}
