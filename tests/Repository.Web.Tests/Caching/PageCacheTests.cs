using System.Net;
using System.Net.Http.Headers;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue.Indexing;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Caching;

/// <summary>A page is kept until the next change, and never longer.</summary>
public sealed class PageCacheTests(SharedSite shared)
{
    private static readonly SourceRecord Record = SourceRecord.All.Single(record => record is { Kind: "practice", Number: 32 });

    [Fact]
    public async Task Whoever_has_a_page_as_it_is_gets_no_body()
    {
        foreach (var address in SitePages.All.Select(path => $"/en{path}"))
        {
            var tag = await TagAsync(shared.Client, address);
            Assert.Equal(tag, await TagAsync(shared.Client, address));
            foreach (var known in new[] { tag.ToString(), $"\"other\", {tag}", tag.ToString().Replace("W/", "", StringComparison.Ordinal) })
            {
                using var response = await ConditionalAsync(shared.Client, address, known);
                Assert.Equal((address, known, HttpStatusCode.NotModified), (address, known, response.StatusCode));
                Assert.Equal(tag, response.Headers.ETag);
                Assert.Empty(await response.Content.ReadAsByteArrayAsync());
            }
        }
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("W/\"other-1\"")]
    [InlineData("nonsense")]
    [InlineData("\"")]
    [InlineData("W/")]
    [InlineData("")]
    public async Task Whoever_has_another_page_gets_this_one(string known)
    {
        using var response = await ConditionalAsync(shared.Client, "/en/practices", known);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/en/nothing")]
    [InlineData("/en/practices/99999")]
    [InlineData("/en/practices/32")]
    [InlineData("/en/practices?page=99")]
    [InlineData("/")]
    public async Task Only_a_page_has_a_validator(string address)
    {
        using var response = await shared.Client.GetAsync(address);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Pages_differ_by_language_and_by_query()
    {
        string[] addresses = ["/en", "/fr", "/es", "/en/search", "/fr/search", "/en/search?q=women", "/en/search?q=men", "/en/search?country=ma", "/en/search?country=mx", "/en/practices?page=2", "/en/practices?page=3", "/en/practices?sort=title"];
        var twice = new List<string>();
        foreach (var address in addresses.Concat(addresses))
        {
            twice.Add(await shared.Client.GetStringAsync(address));
        }

        Assert.Equal(twice.Take(addresses.Length), twice.Skip(addresses.Length));
        Assert.Equal(addresses.Length, twice.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Original-URL", "/fr/practices")]
    [InlineData("X-HTTP-Method-Override", "POST")]
    [InlineData("Accept-Language", "es")]
    [InlineData("Cookie", "a=evil.example")]
    public async Task Nothing_that_one_reader_sends_is_shown_to_the_next(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/en/practices/32-sello-migrante-chile?{header}");
        request.Headers.TryAddWithoutValidation(header, value);
        using var poisoned = await shared.Client.SendAsync(request);
        Assert.DoesNotContain("evil.example", await shared.Client.GetStringAsync($"/en/practices/32-sello-migrante-chile?{header}"), StringComparison.Ordinal);
        Assert.Equal("en", Pages.Parse(await poisoned.Content.ReadAsStringAsync()).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/en/themes/covid-19-responses?&&", "?")]
    [InlineData("/en/THEMES/covid-19-responses", "THEMES")]
    [InlineData("/en/themes/covid-19-responses?=", "?")]
    public async Task An_odd_address_is_not_shown_to_readers_of_the_usual_one(string odd, string mark)
    {
        await shared.Client.PageAsync(odd);
        var links = (await shared.Client.PageAsync("/en/themes/covid-19-responses")).QuerySelectorAll("nav.langs a, link[rel=canonical], link[rel=alternate][hreflang]");
        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, link => link.GetAttribute("href")!.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_revision_replaces_the_old_text_for_good()
    {
        await using var site = await TestSite.CreateAsync();
        using var client = site.CreateClient();
        var before = await TagAsync(client, Record.Address("en"));
        await client.GetStringAsync("/en/practices");
        var slug = await PublishAsync(site, "Sello nuevo", "sello-nuevo", "Texto nuevo del sello.");
        await Eventually.HoldsAsync(async () => (await client.GetAsync(Record.Address("en"))).StatusCode == HttpStatusCode.MovedPermanently, "the new address is served");

        for (var look = 0; look < 50; look++)
        {
            Assert.Equal("Sello nuevo", (await client.PageAsync(slug)).QuerySelector("h1").Shown());
            using var old = await client.GetAsync(Record.Address("en"));
            Assert.Equal((HttpStatusCode.MovedPermanently, slug), (old.StatusCode, old.Headers.Location?.OriginalString));
        }

        Assert.NotEqual(before, await TagAsync(client, slug));
        using var asked = await ConditionalAsync(client, slug, before.ToString());
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain(">Sello Migrante<", await client.GetStringAsync("/en/search?country=cl"), StringComparison.Ordinal);
        Assert.Contains("Texto nuevo", await client.GetStringAsync("/en/search?q=%22texto+nuevo%22"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_missing_page_is_there_once_it_is_published()
    {
        await using var site = await TestSite.CreateAsync();
        using var client = site.CreateClient();
        await client.PageAsync("/en/practices/500", HttpStatusCode.NotFound);
        var content = PracticeFields.Kind.Empty("en") with { Fields = new Practice { Title = "Five hundred", Summary = "The text of it." } };
        await site.Get<ContributionStore>().PublishNewAsync(new NewContribution(500, "five-hundred", content, Imported: false), CancellationToken.None);
        var published = (await site.Get<ChangeLog>().LastAsync(CancellationToken.None))!;
        Assert.True(published.Sequence > 0);

        // Not even a moment: a page that was missing is not kept.
        await client.PageAsync("/en/practices/500-five-hundred");
    }

    [Fact]
    public async Task While_a_changed_taxonomy_is_built_in_no_withdrawn_record_is_shown_and_afterwards_no_old_label()
    {
        await using var site = await TestSite.CreateAsync();
        using var client = site.CreateClient();
        using var gate = new ManualResetEventSlim();
        var rebuilt = site.Get<CatalogueIndexer>().RebuildAsync(new Held(gate));
        EntityTagHeaderValue old;
        try
        {
            var chile = (await site.Get<TaxonomyStore>().LoadAsync(CancellationToken.None)).Find(Dimension.Country, "cl")!;
            await site.Get<TaxonomyStore>().SaveAsync([chile with { Label = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Renamed" }) }], CancellationToken.None);
            await client.GetStringAsync(Record.Address("en"));
            await WithdrawAsync(site);
            await Eventually.HoldsAsync(async () => (await client.GetAsync(Record.Address("en"))).StatusCode == HttpStatusCode.Gone, "the record is gone");
            await Eventually.HoldsAsync(
                async () => (await client.PageAsync("/en/countries/cl")).QuerySelector("main header").Shown().Contains("0 practices", StringComparison.Ordinal), "it counts no longer");
            Assert.Equal("Chile", (await client.PageAsync("/en/countries/cl")).QuerySelector("h1").Shown());
            old = await TagAsync(client, "/en/countries/cl");
        }
        finally
        {
            gate.Set();
        }

        await rebuilt;
        await Eventually.HoldsAsync(async () => (await client.PageAsync("/en/countries/cl")).QuerySelector("h1").Shown() == "Renamed", "the new label is shown", TimeSpan.FromSeconds(30));
        using var asked = await ConditionalAsync(client, "/en/countries/cl", old.ToString());
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync(Record.Address("en"))).StatusCode);
    }

    private static async Task<string> PublishAsync(TestSite site, string title, string slug, string summary)
    {
        var store = site.Get<ContributionStore>();
        var record = (await store.PublishedAsync(PracticeFields.Kind, Record.Number, CancellationToken.None))!;
        var content = record.Content with { Fields = (Practice)record.Content.Fields with { Title = title, Summary = summary } };
        await store.PublishRevisionAsync(record.Contribution.Id, record.Contribution.Version, slug, content, imported: false, CancellationToken.None);
        return $"/en/practices/{Record.Number}-{slug}";
    }

    private static async Task<EntityTagHeaderValue> TagAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
        Assert.True(response.Headers.CacheControl is { NoCache: true, Public: false });
        return response.Headers.ETag ?? throw new InvalidOperationException($"{address} has no validator");
    }

    private static Task<HttpResponseMessage> ConditionalAsync(HttpClient client, string address, string known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return client.SendAsync(request);
    }

    private static async Task WithdrawAsync(TestSite site)
    {
        var store = site.Get<ContributionStore>();
        var contribution = (await store.FindAsync(PracticeFields.Kind, Record.Number, CancellationToken.None))!;
        await store.WithdrawAsync(contribution.Id, contribution.Version, new Withdrawal("Outdated"), AuditContext.Program, CancellationToken.None);
    }

    /// <summary>Holds a build back until the gate opens.</summary>
    private sealed class Held(ManualResetEventSlim gate) : IProgress<IndexingProgress>
    {
        public void Report(IndexingProgress value) => gate.Wait();
    }
}
