using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

/// <summary>Withdrawing and publishing again through the pages, by whoever may.</summary>
public sealed class WithdrawalPagesTests(PeopleSite site) : IClassFixture<PeopleSite>
{
    private const string Reason = "It was replaced.\n\n<b>Read</b> the other one.";

    private static readonly (string Name, string Value)[] Confirmed = [("reason", Reason), ("confirmed", "true"), ("version", "1")];

    private static int number = 800_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ContributionStore Store => site.Get<ContributionStore>();

    [Fact]
    public async Task Withdrawn_it_leaves_every_page_at_once_and_published_again_it_is_back_at_its_address()
    {
        var moderator = await site.SignInAsync(Role.Moderator);
        var (record, other) = (await AddAsync("Withdrawn-0815"), await AddAsync("The other one"));
        var address = $"/en/practices/{record.Number}-a";
        await Store.PublishRevisionAsync(record.Id, 1, "a", Content("Withdrawn-0815 again"), imported: false, Ct);
        await Eventually.HoldsAsync(async () => await FoundAsync(record), "search finds it");
        Assert.Equal(address + "/withdrawal", (await moderator.Client.PageAsync(address)).QuerySelector("aside a[href$='/withdrawal']")?.GetAttribute("href"));

        using var sent = await site.PostFormAsync(moderator, $"{address}/withdrawal", [("reason", Reason), ("confirmed", "true"), ("version", "2"), ("replacedBy", $"http://localhost/fr/practices/{other.Number}-whatever?x#y")]);
        Assert.Equal((HttpStatusCode.Redirect, address), (sent.StatusCode, sent.Headers.Location?.OriginalString));

        await Eventually.HoldsAsync(async () => !await FoundAsync(record), "search no longer finds it");
        foreach (var language in Pages.Languages)
        {
            foreach (var path in new[] { "", "/versions", "/versions/1", "/versions/2", "/versions/2/compare/1", "/cite.bib", "/versions/1/cite.json" })
            {
                var gone = await site.Reader.PageAsync($"/{language}/practices/{record.Number}-a{path}", HttpStatusCode.Gone);
                Assert.Contains(Pages.Words(Reason), gone.QuerySelector("main").Shown(), StringComparison.Ordinal);
                Assert.Equal(("The other one", $"/{language}/practices/{other.Number}-a"), (gone.QuerySelector(".notice a").Shown(), gone.QuerySelector(".notice a")!.GetAttribute("href")));
                Assert.Empty(gone.QuerySelectorAll("a[href$='/reinstatement']"));
                Assert.DoesNotContain("0815", gone.DocumentElement.Shown(), StringComparison.Ordinal);
            }
        }

        foreach (var list in new[] { "/en/practices", "/en/search", "/en/search?sort=published", "/feeds/search", "/en/themes/missing-migrants", "/en/countries/ma", "/en/objectives/8", "/en", $"/en/practices/{other.Number}-a" })
        {
            Assert.DoesNotContain("0815", await site.Reader.GetStringAsync(list), StringComparison.Ordinal);
        }

        Assert.NotNull((await moderator.Client.PageAsync(address, HttpStatusCode.Gone)).QuerySelector($"a[href='{address}/reinstatement']"));
        Assert.Contains("0815", (await moderator.Client.PageAsync($"{address}/reinstatement")).QuerySelector("main").Shown(), StringComparison.Ordinal);
        using var back = await site.PostFormAsync(moderator, $"{address}/reinstatement", ("version", "3"));
        Assert.Equal(address, back.Headers.Location?.OriginalString);
        await Eventually.HoldsAsync(async () => await FoundAsync(record), "search finds it again");
        Assert.Equal("Withdrawn-0815 again", (await site.Reader.PageAsync(address)).QuerySelector("h1").Shown());
        await site.Reader.PageAsync($"{address}/versions/1");

        var audit = await site.Get<Database>().ReadAsync(
            session => session.QueryAsync<string>("select event || ' ' || actor_id from audit_entries where subject_id = @id order by sequence", new { id = record.Id }, Ct), Ct);
        Assert.Equal([$"contribution.withdrawn {moderator.Account.Id}", $"contribution.reinstated {moderator.Account.Id}"], audit);
    }

    [Theory]
    [InlineData("reason", "")]
    [InlineData("reason", " \r\n ")]
    [InlineData("reason", "bell \u0007")]
    [InlineData("reason", "long")]
    [InlineData("replacedBy", "itself")]
    [InlineData("replacedBy", "999999")]
    [InlineData("replacedBy", "https://elsewhere.example/en/practices/33")]
    [InlineData("replacedBy", "/en/nothing/33")]
    [InlineData("replacedBy", "/en/practices/33/versions/1")]
    [InlineData("replacedBy", "../33")]
    [InlineData("confirmed", "false")]
    public async Task What_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(string field, string value)
    {
        var moderator = await site.SignInAsync(Role.Moderator);
        var record = await AddAsync("Stays");
        value = value switch { "long" => new string('x', 1_001), "itself" => $"{record.Number}", _ => value };
        foreach (var language in Pages.Languages)
        {
            (string Name, string Value)[] fields = [.. Confirmed.Append(("replacedBy", "33")).Where(pair => pair.Item1 != field), (field, value)];
            using var response = await site.PostFormAsync(moderator, $"/{language}/practices/{record.Number}-a/withdrawal", fields);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var page = Pages.Parse(await response.Content.ReadAsStringAsync());
            Assert.Equal($"#{field}", Assert.Single(page.QuerySelectorAll("#errors li a")).GetAttribute("href"));
            Assert.Equal($"{field}-error", page.QuerySelector(".field.wrong .error")!.Id);
            if (field != "reason")
            {
                Assert.Equal(Reason, page.QuerySelector("#reason")!.TextContent.ReplaceLineEndings("\n"));
            }
        }

        Assert.Equal(PublicationState.Published, (await Store.FindAsync(record.Id, Ct))!.Publication);
    }

    [Theory]
    [InlineData("33")]
    [InlineData("33-whatever")]
    [InlineData("practices/33")]
    [InlineData("/guidance/7-guidance-blma")]
    [InlineData("/es/guidance/7")]
    [InlineData("http://localhost/en/practices/33-x/?a=b#c")]
    public async Task What_is_read_in_its_place_is_named_by_number_or_address(string replacedBy)
    {
        var moderator = await site.SignInAsync(Role.Moderator);
        var record = await AddAsync("Replaced");
        using var response = await site.PostFormAsync(moderator, $"/en/practices/{record.Number}/withdrawal", [.. Confirmed, ("replacedBy", replacedBy)]);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var kind = replacedBy.Contains("guidance", StringComparison.Ordinal) ? GuidanceFields.Kind : PracticeFields.Kind;
        Assert.Equal((await Store.FindAsync(kind, kind == PracticeFields.Kind ? 33 : 7, Ct))!.Id, (await Store.FindAsync(record.Id, Ct))!.ReplacedById);
    }

    [Fact]
    public async Task An_owner_withdraws_and_publishes_again_but_not_what_others_withdrew()
    {
        var (owner, editor, moderator) = (await site.SignInAsync(), await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var record = await AddAsync("Owned");
        await site.Get<Database>().WriteAsync(
            async session =>
            {
                await AuthorStore.SetAsync(session, record.Id, owner.Account.Id, AuthorRole.Owner, organisationId: null, Ct);
                await AuthorStore.SetAsync(session, record.Id, editor.Account.Id, AuthorRole.Editor, organisationId: null, Ct);
            },
            Ct);
        var address = $"/en/practices/{record.Number}-a";
        await editor.Client.PageAsync($"{address}/withdrawal", HttpStatusCode.Forbidden);
        Assert.Empty((await editor.Client.PageAsync(address)).QuerySelectorAll("a[href$='/withdrawal']"));

        await SendAsync(owner, $"{address}/withdrawal", HttpStatusCode.Redirect, Confirmed);
        await SendAsync(owner, $"{address}/reinstatement", HttpStatusCode.Redirect, ("version", "2"));
        await SendAsync(moderator, $"{address}/withdrawal", HttpStatusCode.Redirect, [.. Confirmed.Where(field => field.Name != "version"), ("version", "3")]);
        await SendAsync(owner, $"{address}/reinstatement", HttpStatusCode.Forbidden, ("version", "4"));
        Assert.Empty((await owner.Client.PageAsync(address, HttpStatusCode.Gone)).QuerySelectorAll("a[href$='/reinstatement']"));
    }

    [Fact]
    public async Task A_moderator_of_a_region_withdraws_what_lies_in_it_alone()
    {
        var africa = await site.SignInAsync(new RoleGrant(Role.Moderator, new Scope(ScopeKind.Region, "africa")));
        var record = await AddAsync("Of Morocco");
        await africa.Client.PageAsync($"/en/practices/{record.Number}-a/withdrawal");
        await africa.Client.PageAsync("/en/practices/32-sello-migrante-chile/withdrawal", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Of_many_at_once_one_withdraws_and_the_others_are_told_so()
    {
        var moderator = await site.SignInAsync(Role.Moderator);
        var record = await AddAsync("Wanted by many");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            using var response = await site.PostFormAsync(moderator, $"/fr/practices/{record.Number}-a/withdrawal", Confirmed);
            return (response.StatusCode, Page: await response.Content.ReadAsStringAsync());
        })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect), answer =>
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Equal(SourceTexts.In("fr", "Records.MeanwhileWithdrawn.practice").Replace("{0}", $"{record.Number}", StringComparison.Ordinal), Pages.Parse(answer.Page).QuerySelector("h1").Shown());
        });
        Assert.Equal(2, (await Store.FindAsync(record.Id, Ct))!.Version);
        Assert.Equal(1, await site.Get<Database>().ReadAsync(session => session.FirstOrDefaultAsync<int>("select count(*) from audit_entries where subject_id = @id", new { id = record.Id }, Ct), Ct));
    }

    [Fact]
    public async Task Whoever_decided_on_an_older_text_is_shown_the_form_again_with_what_they_typed()
    {
        var moderator = await site.SignInAsync(Role.Moderator);
        var record = await AddAsync("As it was");
        await Store.PublishRevisionAsync(record.Id, 1, "a", Content("As it is now"), imported: false, Ct);
        using var response = await site.PostFormAsync(moderator, $"/en/practices/{record.Number}-a/withdrawal", Confirmed);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = Pages.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(SourceTexts.In("en", "Records.ChangedMeanwhile"), page.QuerySelector("#errors strong").Shown());
        Assert.Equal((Reason, "2"), (page.QuerySelector("#reason")!.TextContent.ReplaceLineEndings("\n"), page.QuerySelector("input[name=version]")!.GetAttribute("value")));
        Assert.Contains("As it is now", page.QuerySelector("main").Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_public_cannot_be_withdrawn_and_what_is_public_not_be_published_again()
    {
        var moderator = await site.SignInAsync(Role.Moderator);
        await moderator.Client.PageAsync("/en/practices/999999-nothing/withdrawal", HttpStatusCode.NotFound);
        await SendAsync(moderator, "/en/practices/33/reinstatement", HttpStatusCode.Conflict, ("version", "1"));
        using var response = await moderator.Client.GetAsync("/en/practices/33/reinstatement");
        Assert.StartsWith("/en/practices/33-", response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private static RevisionContent Content(string title) => PracticeFields.Kind.Empty("en") with
    {
        Fields = new Practice { Title = title, Summary = "Something that was done." },
        Terms =
        [
            new AssignedTerm(Domain.Taxonomy.Dimension.Objective, "8", ByEditors: false), new AssignedTerm(Domain.Taxonomy.Dimension.Country, "ma", ByEditors: false),
            new AssignedTerm(Domain.Taxonomy.Dimension.Theme, "missing-migrants", ByEditors: false),
        ],
    };

    private Task<Contribution> AddAsync(string title) => Store.PublishNewAsync(new NewContribution(Interlocked.Increment(ref number), "a", Content(title), Imported: false), Ct);

    private async Task<bool> FoundAsync(Contribution record) =>
        (await site.Reader.PageAsync("/en/search?q=0815")).QuerySelectorAll($"ol.list a[href*='/practices/{record.Number}']").Length > 0;

    private async Task SendAsync(SignedInPerson person, string address, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        using var response = await site.PostFormAsync(person, address, fields);
        Assert.Equal(expected, response.StatusCode);
    }
}
