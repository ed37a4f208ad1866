using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

public sealed class WordSearchTests
{
    [Fact]
    public void Every_word_must_occur_in_some_field()
    {
        Assert.Equal([1], Found("domestic geneva"));
        Assert.Equal([1, 2], Found("domestic").Order());
        Assert.Empty(Found("domestic paris"));
    }

    [Fact]
    public void Case_accents_and_apostrophes_do_not_part_words() => Assert.Equal([3], Found("L’ACCES à la sante"));

    [Fact]
    public void A_phrase_must_stand_in_sequence_in_one_field()
    {
        Assert.Equal([1], Found("\"domestic workers\""));
        Assert.Equal([2], Found("« workers domestic »"));
        Assert.Empty(Found("\"workers a\""));
        Assert.Empty(Found("\"city of bern city of geneva\""));
    }

    [Fact]
    public void A_phrase_does_not_run_from_one_value_of_a_list_into_the_next()
    {
        Assert.Equal([1], Found("\"city of bern\""));
        Assert.Empty(Found("\"bern city\""));
    }

    [Fact]
    public void A_quotation_mark_that_nothing_closes_asks_for_no_phrase() => Assert.Equal([1, 2], Found("\"workers domestic").Order());

    [Fact]
    public void Stop_words_need_not_occur_unless_there_is_nothing_else()
    {
        Assert.Equal([1, 2], Found("the domestic").Order());
        Assert.Equal([1], Found("of"));
        Assert.Empty(Found("the"));
        Assert.Empty(Found("domestic \"the\""));
    }

    [Fact]
    public void A_record_is_found_by_the_labels_of_its_terms_in_any_language()
    {
        Assert.Equal([1], Found("disparus"));
        Assert.Equal([2], Found("afrique"));
        Assert.Equal([2], Found("morocco domestic"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!… \"\" 😀")]
    public void What_holds_no_word_matches_everything_without_a_score(string words)
    {
        var results = Catalogue.Search(new CatalogueQuery { Words = words });
        Assert.Equal(3, results.Total);
        Assert.All(results.Hits, hit => Assert.Equal(0, hit.Score));
    }

    [Fact]
    public void A_word_in_the_title_counts_more_than_one_in_the_text() => Assert.Equal([2, 1], Found("household"));

    private static IndexedCatalogue Catalogue { get; } = TestCatalogue.Of(SampleRecords());

    private static IEnumerable<PublishedRecord> SampleRecords() =>
    [
        Records.Practice(
            1,
            new Practice { Title = "Rights of domestic workers", Summary = "A **household** is a place of work.", Implementers = ["City of Bern", "City of Geneva"] },
            terms: Records.Objective("8")),
        Records.Practice(2, new Practice { Title = "Workers domestic: household", Summary = "Another text." }, terms: Records.Country("ma")),
        Records.Practice(3, new Practice { Title = "L'accès à la santé", Summary = "Œuvrer ensemble." }, language: "fr"),
    ];

    private static IEnumerable<int> Found(string words) => Catalogue.Search(new CatalogueQuery { Words = words }).Hits.Select(hit => hit.Entry.Number);
}
