using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>Nothing of a text that is not published is seen by others: on no page, in no count, suggestion, feed or file, whatever its state.</summary>
[Collection(GuardedSiteTests.Name)]
public sealed class SubmissionLeakTests(GuardedSite site)
{
    /// <summary>One to ask for, which pages repeat, and one to look for, which no page shows.</summary>
    private const string Asked = "quagglethorn";
    private const string Planted = "brimblewick";

    [Fact]
    public async Task No_route_shows_others_what_is_not_published()
    {
        var (author, reviewer) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        var planted = await PlantAsync(author, reviewer);
        var numbers = await site.QueryAsync<int>("select c.number from contributions c join submissions s on s.contribution_id = c.id where s.id in (select value from json_each(@ids))", new { ids = Repository.Domain.Data.JsonRows.OfIds(planted) });
        var own = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["address"] = [$"{author.Account.Number}", .. numbers.Take(3).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            ["number"] = [.. numbers.Take(3).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            ["id"] = [planted[0].ToString(), planted[^1].ToString()],
        };
        foreach (var visitor in new[] { site.Visitors[0], await site.FreshAsync("contributor"), await site.FreshAsync("facilitator") })
        {
            foreach (var route in site.Routes.Where(route => route.Method == "GET" && PolicyReading.Of(route.Policy!, visitor, GuardedObject.Unknown) == Outcome.Through))
            {
                foreach (var address in Addresses(route, own).Where(address => visitor.IsSignedIn || !address.StartsWith("/en/account", StringComparison.Ordinal)))
                {
                    using var response = await visitor.Client.GetAsync($"{address}?q={Asked}&title={Asked}&country=ma&objective=16");
                    var text = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
                    Assert.False(text.Contains(Planted, StringComparison.OrdinalIgnoreCase), $"{visitor} at {address} reads what is not published");
                }
            }
        }
    }

    [Fact]
    public async Task No_count_and_no_list_knows_of_it()
    {
        using var before = await site.Visitors[0].Client.GetAsync("/en/search?country=ma");
        var count = Pages.Parse(await before.Content.ReadAsStringAsync()).QuerySelector("main h1").Shown();
        await PlantAsync(await site.SignInAsync(), await site.SignInAsync(Role.Moderator));

        using var after = await site.Visitors[0].Client.GetAsync("/en/search?country=ma");
        Assert.Equal(count, Pages.Parse(await after.Content.ReadAsStringAsync()).QuerySelector("main h1").Shown());
        foreach (var words in new[] { Asked, Planted, $"title:{Asked}", $"{Planted[..6]}*" })
        {
            var feed = await site.Visitors[0].Client.GetStringAsync($"/feeds/search?q={Uri.EscapeDataString(words)}");
            Assert.DoesNotContain("<entry>", feed, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Addresses(GuardedRoute route, Dictionary<string, string[]> own)
    {
        yield return route.Address();
        foreach (var part in route.Parts.Where(own.ContainsKey))
        {
            foreach (var value in own[part])
            {
                yield return route.Address(new Dictionary<string, string>(StringComparer.Ordinal) { [part] = value });
            }
        }
    }

    /// <summary>A text in each state that is not public, and a change of one that is.</summary>
    private async Task<IReadOnlyList<Guid>> PlantAsync(SignedInPerson author, SignedInPerson reviewer)
    {
        const string Title = $"{Asked} {Planted}";
        var draft = await site.DraftAsync(author, Title);
        var submitted = await site.SubmittedAsync(author, Title);
        var claimed = await site.ClaimedAsync(author, reviewer, Title);
        await site.Get<RemarkDesk>().AddAsync(claimed.Id, "results", isMust: true, Planted, await site.TaxonomyAsync(), Submissions.By(reviewer), CancellationToken.None);
        var asked = await site.DecidedAsync(await site.ClaimedAsync(author, reviewer, Title), reviewer, DecisionKind.RequestChanges);
        var rejected = await site.DecidedAsync(await site.ClaimedAsync(author, reviewer, Title), reviewer, DecisionKind.Reject);
        var cancelled = Assert.IsType<AuthoringOutcome.Done>(await site.Get<AuthoringDesk>().CancelAsync((await site.SubmittedAsync(author, Title)).Id, Submissions.By(author), CancellationToken.None)).Submission;
        var published = await site.Get<ContributionStore>().FindAsync(Domain.Contributions.Kinds.PracticeFields.Kind, 32, CancellationToken.None);
        await site.ExecuteAsync("insert into contribution_authors (contribution_id, account_id, role) values (@id, @account, 'owner')", new { published!.Id, account = author.Account.Id });
        List<Guid> planted = [draft.Id, submitted.Id, claimed.Id, asked.Id, rejected.Id, cancelled.Id];
        if (await site.Get<AuthoringDesk>().ChangeAsync(published.Id, Submissions.By(author), CancellationToken.None) is AuthoringOutcome.Done change)
        {
            await site.TypeAsync(change.Submission, author, "title", Title);
            planted.Add(change.Submission.Id);
        }

        return planted;
    }
}
