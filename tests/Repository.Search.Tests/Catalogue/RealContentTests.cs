using System.Globalization;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Highlighting;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Questions of practitioners, asked of the project's own <c>content/</c>.</summary>
public sealed class RealContentTests(RealContent content) : IClassFixture<RealContent>
{
    [Theory]
    [InlineData("domestic workers", "domestic-workers-checklist-ghana-jamaica")]
    [InlineData("\"domestic workers\" brussels", "domestic-workers-league-acv-csc-brussels")]
    [InlineData("domestic workers south africa", "live-in-domestic-workers-research-code-good-practice-south-africa")]
    [InlineData("skills passport", "skills-passport-sri-lanka")]
    [InlineData("bangladesh reintegration", "prottasha-bangladesh-sustainable-reintegration")]
    [InlineData("détention thaïlande", "alternatives-to-detention-thailand")]
    public void A_question_finds_among_the_first_ten(string words, string slug) => Assert.Contains(slug, Slugs(new CatalogueQuery { Words = words }));

    [Fact]
    public void French_readers_find_the_missing_migrants_project_first() =>
        Assert.Equal("projet-migrants-disparus-oim", Slugs(new CatalogueQuery { Words = "migrants disparus", Languages = ["fr"] })[0]);

    [Fact]
    public void A_label_in_French_finds_records_in_English() =>
        Assert.Contains("en", content.Catalogue.Search(new CatalogueQuery { Words = "migrants disparus", Take = 0 }).Languages.Keys);

    [Fact]
    public void The_seal_of_Chile_is_found_by_name_and_country()
    {
        var query = new CatalogueQuery { Words = "sello migrante", Terms = new Dictionary<Dimension, IReadOnlyCollection<string>> { [Dimension.Country] = ["cl"] } };
        Assert.Equal("sello-migrante-chile", Slugs(query)[0]);
        Assert.Equal("[Sello Migrante]", Marked(content.Catalogue.Search(query with { Words = "\"sello migrante\"" }).Hits[0].Title));
    }

    [Fact]
    public void Every_record_is_found_by_its_own_title()
    {
        var entries = Everything();
        Assert.True(entries.Count > 100);
        Assert.All(entries, entry => Assert.Contains(entry.ContributionId, content.Catalogue.Search(new CatalogueQuery { Words = entry.Title, Take = 20 }).Hits.Select(hit => hit.Entry.ContributionId)));
    }

    [Fact]
    public void Every_extract_is_text_of_its_record_and_of_modest_length()
    {
        foreach (var words in new[] { "", "migration", "rights of the child", "\"human rights\"", "retour", "protección", "2018", "covid-19" })
        {
            foreach (var hit in content.Catalogue.Search(new CatalogueQuery { Words = words, Take = CatalogueQuery.MaxTake }).Hits)
            {
                Assert.InRange(hit.Extract.Sum(piece => piece.Text.Length), 1, (2 * Passages.MaxLength) + 5);
                Assert.Equal(hit.Entry.Title, string.Concat(hit.Title.Select(piece => piece.Text)));
            }
        }
    }

    [Fact]
    public void Every_region_counts_what_filtering_by_it_finds()
    {
        var counts = content.Catalogue.Search(new CatalogueQuery { Facets = [Dimension.Region], Take = 0 }).Facets[Dimension.Region];
        Assert.Contains("africa", counts.Keys);
        Assert.All(counts, count => Assert.Equal(
            count.Value,
            content.Catalogue.Search(new CatalogueQuery { Terms = new Dictionary<Dimension, IReadOnlyCollection<string>> { [Dimension.Region] = [count.Key] } }).Total));
    }

    [Fact]
    public void Nearly_every_record_has_related_ones_with_a_reason()
    {
        var related = Everything().Select(entry => content.Catalogue.Related(entry.ContributionId, kind: null, 5)).ToList();
        Assert.All(related.SelectMany(list => list), entry => Assert.NotEmpty(entry.Shared));
        Assert.True(related.Count(list => list.Count == 5) > related.Count * 9 / 10, string.Create(CultureInfo.InvariantCulture, $"{related.Count(list => list.Count == 5)} of {related.Count}"));
    }

    private List<CatalogueEntry> Everything() =>
        [.. Enumerable.Range(0, 10).SelectMany(page => content.Catalogue.Search(new CatalogueQuery { Skip = page * 100, Take = 100 }).Hits).Select(hit => hit.Entry)];

    private List<string> Slugs(CatalogueQuery query) => [.. content.Catalogue.Search(query).Hits.Select(hit => hit.Entry.Slug)];

    private static string Marked(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(piece => piece.Matched ? $"[{piece.Text}]" : piece.Text));
}
