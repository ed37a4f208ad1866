using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using static Repository.Search.Tests.Catalogue.Records;

namespace Repository.Search.Tests.Catalogue;

public sealed class RelatedTests
{
    private static readonly Guid Work = Guid.CreateVersion7();
    private static readonly TermKey Government = new(Dimension.ActorType, "national-government");
    private static readonly TermKey English = new(Dimension.Language, "en");
    private static readonly TermKey Hub = new(Dimension.Origin, "hub");
    private static readonly TermKey NorthAfrica = new(Dimension.Region, "north-africa");

    [Fact]
    public void A_rare_term_in_common_is_closer_than_a_common_one()
    {
        var records = new[]
        {
            Practice(1, Titled("One"), terms: [Objective("8"), Government]),
            Practice(2, Titled("Shares the common term"), terms: [Objective("5"), Government]),
            Practice(3, Titled("Shares the rare term"), terms: [Objective("8"), Country("cl")]),
            Practice(4, Titled("Has the common term too"), terms: [Objective("5"), Government]),
        };
        var related = RelatedTo(records[0], records);
        Assert.Equal([3, 2, 4], related.Select(entry => entry.Entry.Number));
        Assert.Equal([Objective("8")], related[0].Shared);
    }

    [Fact]
    public void Shared_terms_are_named_the_rarest_first()
    {
        var records = new[]
        {
            Practice(1, Titled("One"), terms: [Government, Country("ma"), Objective("8")]),
            Practice(2, Titled("Two"), terms: [Objective("8"), Government, Country("ma")]),
            Practice(3, Titled("Three"), terms: [Government, Objective("8")]),
            Practice(4, Titled("Four"), terms: [Government]),
        };
        Assert.Equal([Country("ma"), Objective("8"), Government], RelatedTo(records[0], records)[0].Shared);
    }

    [Fact]
    public void What_is_only_implied_counts_less()
    {
        var records = new[]
        {
            Practice(1, Titled("Morocco"), terms: [Country("ma"), Government]),
            Practice(2, Titled("The region alone"), terms: [NorthAfrica, Government]),
            Practice(3, Titled("Morocco and its region"), terms: [NorthAfrica, Country("ma")]),
        };
        Assert.Equal([3, 2], RelatedTo(records[0], records).Select(entry => entry.Entry.Number));
    }

    [Fact]
    public void A_record_that_names_everything_is_not_close_to_everything()
    {
        var all = Taxonomy.All(Dimension.Objective).Concat(Taxonomy.All(Dimension.Country)).Concat(Taxonomy.All(Dimension.Theme)).Select(term => term.Key).ToArray();
        var records = new[] { Practice(1, Titled("One"), terms: [Objective("8")]), Practice(2, Titled("All"), terms: all), Practice(3, Titled("Three"), terms: [Objective("8")]) };
        Assert.Equal([3, 2], RelatedTo(records[0], records).Select(entry => entry.Entry.Number));
    }

    [Fact]
    public void Language_and_origin_make_no_relation()
    {
        var records = new[] { Practice(1, Titled("One"), terms: [English, Hub]), Practice(2, Titled("Two"), terms: [English, Hub]) };
        Assert.Empty(RelatedTo(records[0], records));
    }

    [Fact]
    public void Kind_and_count_limit_it_and_strange_ones_are_no_error()
    {
        var records = new[]
        {
            Practice(1, Titled("One"), terms: Objective("8")),
            Practice(2, Titled("Two"), terms: Objective("8")),
            Guidance(3, new Guidance { Title = "Three" }, terms: Objective("8")),
        };
        var catalogue = TestCatalogue.Of(records);
        Assert.Equal([3], catalogue.Related(records[0].Contribution.Id, "guidance", 5).Select(related => related.Entry.Number));
        Assert.Single(catalogue.Related(records[0].Contribution.Id, null, 1));
        Assert.Empty(catalogue.Related(records[0].Contribution.Id, null, -1));
        Assert.Empty(catalogue.Related(records[0].Contribution.Id, "no-such-kind", 5));
        Assert.Empty(catalogue.Related(Guid.Empty, null, 5));
    }

    [Fact]
    public void Translations_are_found_by_their_work_and_are_not_related()
    {
        var records = new[]
        {
            Practice(1, Titled("One"), "fr", Work, Objective("8")),
            Practice(2, Titled("Un"), "es", Work, Objective("8")),
            Practice(3, Titled("Uno"), "en", Work, Objective("8")),
            Practice(4, Titled("Other"), terms: Objective("8")),
        };
        var catalogue = TestCatalogue.Of(records);
        Assert.Equal([3, 2], catalogue.Translations(records[0].Contribution.Id).Select(entry => entry.Number));
        Assert.Equal([4], catalogue.Related(records[0].Contribution.Id, null, 5).Select(related => related.Entry.Number));
        Assert.Empty(catalogue.Translations(Guid.Empty));
        Assert.Equal("Uno", catalogue.Find(records[2].Contribution.Id)!.Title);
        Assert.Null(catalogue.Find(Guid.Empty));
    }

    private static IReadOnlyList<RelatedEntry> RelatedTo(PublishedRecord record, PublishedRecord[] records) =>
        TestCatalogue.Of(records).Related(record.Contribution.Id, kind: null, 10);
}
