using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;
using Repository.Search.Catalogue;
using Repository.Search.Documents;

namespace Repository.Search.Tests.Catalogue;

public sealed class CatalogueDocumentsTests
{
    [Fact]
    public void Every_field_of_a_document_is_one_of_the_schema()
    {
        var practice = new Practice { Title = "Title", Summary = "A *summary*.", StartYear = 2019, Ongoing = true, Implementers = ["City of Bern", "Red Cross"] };
        var document = CatalogueDocuments.Of(Records.Practice(1, practice, terms: [Records.Country("ma"), new TermKey(Dimension.Origin, "hub"), new TermKey(Dimension.Theme, "unknown")]), Records.Taxonomy);
        Assert.All(document.Fields, field => Assert.NotNull(CatalogueSchema.Schema.Find(field.Name)));
        Assert.Equal("A summary.", Assert.Single(document.Fields.OfType<DocumentField.Stored>(), field => field.Name == "summary.text").Value);
        Assert.Equal([0, 1, 2, 103, 104], Assert.Single(document.Fields.OfType<DocumentField.Text>(), field => field.Name == "implementers.exact").Tokens.Select(token => token.Position));
    }

    [Fact]
    public void A_record_is_about_what_it_names_and_what_that_implies()
    {
        TermKey[] named = [Records.Country("ma"), new(Dimension.Region, "africa"), Records.Objective("8"), new(Dimension.Origin, "hub"), new(Dimension.Language, "en")];
        var document = CatalogueDocuments.Of(Records.Practice(1, Records.Titled("Title"), terms: named), Records.Taxonomy);
        Assert.Equal(["country:ma", "objective:8"], Facets(document, CatalogueSchema.Subject));
        Assert.Equal(["region:africa", "region:north-africa", "review-region:eca", "review-region:escwa", "thematic-area:lives"], Facets(document, CatalogueSchema.ImpliedSubject));
        Assert.Equal(["country:ma", "objective:8", "region:africa"], Facets(document, CatalogueSchema.NamedSubject));
        Assert.Equal(["africa", "north-africa"], Facets(document, "term:region"));
        Assert.Equal(["hub"], Facets(document, "term:origin"));
    }

    [Theory]
    [InlineData("L'École  — “à Œuvrer”!", "ecole a oeuvrer")]
    [InlineData("😀", "")]
    public void A_title_is_sorted_by_its_words_without_case_and_accents(string title, string expected) => Assert.Equal(expected, CatalogueDocuments.TitleOrderOf(title));

    [Fact]
    public void Another_analysis_makes_another_schema() =>
        Assert.All(Analyzers.All, analyzer => Assert.Contains(CatalogueSchema.Schema.Fields, field => field.Name.Contains(analyzer.Name, StringComparison.Ordinal)));

    [Fact]
    public void What_is_stored_of_a_record_is_what_was_published()
    {
        var record = Records.Guidance(7, new Guidance { Title = "“T”", Summary = "S", Year = 2020, Publisher = "IOM" }, "fr", terms: [Records.Objective("8"), Records.Objective("5")]);
        var stored = CatalogueDocuments.Of(record, Records.Taxonomy).Fields.OfType<DocumentField.Stored>().Single(field => field.Name == CatalogueSchema.Record).Value;
        var read = StoredRecord.Parse(stored);
        Assert.Equal((record.Contribution.WorkId, record.Revision.Id), (read.WorkId, read.RevisionId));
        Assert.Equal(CatalogueDocuments.EntryOf(record) with { Terms = [] }, read.Entry with { Terms = [] });
        Assert.Equal([Records.Objective("8"), Records.Objective("5")], read.Entry.Terms);
    }

    private static IEnumerable<string> Facets(Document document, string field) => document.Fields.OfType<DocumentField.Facet>().Where(facet => facet.Name == field).Select(facet => facet.Value).Order(StringComparer.Ordinal);
}
