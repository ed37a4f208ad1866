using System.Net;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Tests.Support;
using static Repository.Domain.Contributions.Kinds.FieldsOf<Repository.Web.Tests.Features.Contribute.Pledge>;

namespace Repository.Web.Tests.Features.Contribute;

/// <summary>What a third kind would hold.</summary>
public sealed record Pledge
{
    public string? Title { get; init; }

    public string? Summary { get; init; }

    public int? Year { get; init; }

    public bool Renewed { get; init; }

    public string? HomePage { get; init; }

    public IReadOnlyList<string> SignedBy { get; init; } = [];
}

/// <summary>Nothing else may run while there is a kind more.</summary>
[CollectionDefinition(nameof(ThrowAwayKindTests), DisableParallelization = true)]
public sealed class ThrowAwayKindCollection;

/// <summary>A kind is declared and has form, review, page, list and search, without any text of its own or a change elsewhere.</summary>
[Collection(nameof(ThrowAwayKindTests))]
public sealed class ThrowAwayKindTests
{
    private static readonly Kind Pledges = new Kind<Pledge>
    {
        Name = "pledge",
        PathSegment = "pledges",
        Fields =
        [
            Text("title", p => p.Title, (p, v) => p with { Title = v }) with { Place = FieldPlace.Head, RequiredToSubmit = true, SearchWeight = 4, MaxLength = 250 },
            Prose("summary", p => p.Summary, (p, v) => p with { Summary = v }) with { Place = FieldPlace.Head, RequiredToSubmit = true, SearchWeight = 2, MaxLength = 3_000 },
            FieldsOf<Pledge>.Terms("objectives", Dimension.Objective) with { Place = FieldPlace.Elsewhere, RequiredToSubmit = true, Max = 23 },
            FieldsOf<Pledge>.Terms("kind-of-actor", Dimension.ActorType) with { Max = 1 },
            Year("year-of-promise", p => p.Year, (p, v) => p with { Year = v }),
            Flag("renewed", p => p.Renewed, (p, v) => p with { Renewed = v }),
            Link("home-page", p => p.HomePage, (p, v) => p with { HomePage = v }),
            List("signed-by", p => p.SignedBy, (p, v) => p with { SignedBy = v }),
        ],
        Sections = [new("what", "title", "summary", "objectives"), new("who-and-when", "signed-by", "kind-of-actor", "year-of-promise", "renewed", "home-page")],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_declaration_is_all_that_a_kind_needs()
    {
        using var declared = KindCatalogue.With(Pledges);
        await using var site = await TestSite.CreateAsync();
        var (author, moderator) = (await site.SignInAsync(), await site.SignInAsync(Role.Moderator));
        using var begun = await site.PostFormAsync(author, "/en/contribute", ("kind", "pledge"), ("language", "en"));
        var id = Guid.Parse(begun.Headers.Location!.OriginalString.Split('/')[3]);
        var form = await author.Client.PageAsync(Drafts.Address(id, "who-and-when", "fr"));
        Assert.Equal("Who and when", form.QuerySelector("h1").Shown());
        Assert.Equal("Year of promise", form.QuerySelector("label[for=year-of-promise]")!.FirstChild!.TextContent.Trim());
        await site.WriteAsync(author, id, "what", ("language", "en"), ("title", "Zanzibarine promise of open doors"), ("summary", "We promise open doors to everybody."), ("objectives", "7"));
        await site.WriteAsync(author, id, "who-and-when", ("signed-by", "A\r\nB"), ("kind-of-actor", "civil-society"), ("year-of-promise", "2021"), ("renewed", "true"), ("home-page", "https://example.org/pledge"));
        Assert.Equal("Zanzibarine promise of open doors", (await author.Client.PageAsync(Drafts.Address(id, "preview"))).QuerySelector("h1").Shown());
        using var sent = await site.SubmitAsync(author, id);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        var reviews = new ReviewDesk(site.Get<Database>(), site.Get<ContributionStore>(), site.Get<SubmissionLimits>());
        using var catalogue = site.Get<LiveCatalogue>().Acquire();
        var taxonomy = catalogue.Taxonomy;
        Assert.IsType<ReviewOutcome.Done>(await reviews.ClaimAsync(id, "", taxonomy, Drafts.By(moderator), Ct));
        Assert.IsType<ReviewOutcome.Done>(await reviews.DecideAsync(id, new Decision(DecisionKind.Approve, (await site.SubmissionAsync(id)).RevisionId!.Value, ""), taxonomy, Drafts.By(moderator), Ct));

        using var reader = site.CreateClient();
        var address = $"/en/pledges/{ContributionStore.FirstLocalNumber}-zanzibarine-promise-of-open-doors";
        var page = await reader.PageAsync(address);
        Assert.Equal("Zanzibarine promise of open doors", page.QuerySelector("h1").Shown());
        Assert.Contains("2021", page.QuerySelector("dl.facts").Shown(), StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => (await reader.PageAsync("/en/search?q=zanzibarine")).QuerySelector($"li.record a[href='{address}']") is not null, "the search finds it");
        foreach (var language in Pages.Languages)
        {
            Assert.NotNull((await reader.PageAsync($"/{language}/pledges")).QuerySelector("li.record"));
        }

        await WithdrawAsync(site, moderator, address);
    }

    /// <summary>And publishes it again.</summary>
    private static async Task WithdrawAsync(TestSite site, SignedInPerson moderator, string address)
    {
        foreach (var (page, word) in new[] { ("withdrawal", "Withdraw"), ("reinstatement", "Reinstate") })
        {
            foreach (var language in Pages.Languages)
            {
                var form = await moderator.Client.PageAsync($"/{language}{address[3..]}/{page}");
                Assert.Equal(SourceTexts.In(language, $"Records.{word}").Replace("{0}", SourceTexts.In(language, "Shared.NamedNumber").Replace("{0}", "Pledge", StringComparison.Ordinal).Replace("{1}", $"{ContributionStore.FirstLocalNumber}", StringComparison.Ordinal), StringComparison.Ordinal), form.QuerySelector("h1").Shown());
            }

            var version = (await moderator.Client.PageAsync($"{address}/{page}")).QuerySelector("input[name=version]")!.GetAttribute("value")!;
            (string, string)[] fields = [("version", version), ("reason", "A test"), ("confirmed", "True")];
            using var done = await site.PostFormAsync(moderator, $"{address}/{page}", fields);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            using var late = await site.PostFormAsync(moderator, $"{address}/{page}", fields);
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        }
    }
}
