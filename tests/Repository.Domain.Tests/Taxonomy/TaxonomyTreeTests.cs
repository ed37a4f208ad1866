using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Taxonomy;

public sealed class TaxonomyTreeTests
{
    private static readonly TaxonomyTree Tree = new(SampleTerms.Some.Reverse());

    [Fact]
    public void A_country_implies_its_regions_and_its_review_regions() =>
        Assert.Equal(["region:northern-africa", "region:africa", "review-region:eca", "review-region:escwa"], Implied(Tree, Dimension.Country, "ma"));

    [Fact]
    public void An_objective_implies_its_thematic_area() => Assert.Equal(["thematic-area:rights"], Implied(Tree, Dimension.Objective, "7"));

    [Fact]
    public void A_term_at_the_top_and_an_unknown_term_imply_nothing()
    {
        Assert.Empty(Implied(Tree, Dimension.Region, "africa"));
        Assert.Empty(Implied(Tree, Dimension.Region, "atlantis"));
    }

    [Fact]
    public void Children_are_of_whichever_dimension()
    {
        Assert.Equal(["region:northern-africa", "region:western-africa"], Tree.Children(new TermKey(Dimension.Region, "africa")).Select(term => term.Key.ToString()));
        Assert.Equal(["country:ma"], Tree.Children(new TermKey(Dimension.Region, "northern-africa")).Select(term => term.Key.ToString()));
        Assert.Empty(Tree.Children(new TermKey(Dimension.Country, "ma")));
    }

    [Fact]
    public void Terms_stand_in_their_order_whatever_the_order_they_came_in() =>
        Assert.Equal(["africa", "northern-africa", "western-africa"], Tree.All(Dimension.Region).Select(term => term.Id));

    [Fact]
    public void Parents_that_form_a_ring_end_where_they_began()
    {
        var ring = new TaxonomyTree(
        [
            SampleTerms.Term(Dimension.Region, "a", 0, "b"),
            SampleTerms.Term(Dimension.Region, "b", 1, "c"),
            SampleTerms.Term(Dimension.Region, "c", 2, "a"),
            SampleTerms.Term(Dimension.Region, "own-parent", 3, "own-parent"),
        ]);

        Assert.Equal(["region:b", "region:c"], Implied(ring, Dimension.Region, "a"));
        Assert.Empty(Implied(ring, Dimension.Region, "own-parent"));
    }

    [Fact]
    public void A_parent_that_does_not_exist_is_none() =>
        Assert.Empty(Implied(new TaxonomyTree([SampleTerms.Term(Dimension.Country, "xx", 0, "nowhere", "nobody")]), Dimension.Country, "xx"));

    [Fact]
    public void Two_terms_with_one_key_are_refused() =>
        Assert.Throws<ArgumentException>(() => new TaxonomyTree([SampleTerms.Term(Dimension.Theme, "data", 0), SampleTerms.Term(Dimension.Theme, "data", 1)]));

    private static IEnumerable<string> Implied(TaxonomyTree tree, Dimension dimension, string id) =>
        tree.Implied(new TermKey(dimension, id)).Select(term => term.Key.ToString());
}
