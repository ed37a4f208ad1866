using Repository.Domain.Contributions.Differences;
using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Tests.Contributions.Differences;

public sealed class ContentDifferenceTests
{
    [Fact]
    public void A_content_does_not_differ_from_itself()
    {
        var difference = ContentDifference.Of(Sample.Practice(), Sample.Practice());

        Assert.Empty(difference.Changed);
        Assert.Equal(["title", "summary", "objectives", "start-year", "ongoing", "countries", "implementers"], difference.Unchanged.Select(one => one.Field.Name));
        Assert.False(difference.LanguageChanged);
    }

    /// <summary>Whatever fields a kind declares, now or later.</summary>
    [Fact]
    public void Every_field_of_every_kind_is_told_when_it_comes_and_when_it_goes()
    {
        foreach (var (kind, field) in KindCatalogue.All.SelectMany(kind => kind.Fields, (kind, field) => (kind, field)))
        {
            var empty = kind.Empty("en");
            var filled = field.Write(empty, [field switch { YearField => "2019", FlagField => "true", LinkField => "https://example.org/", _ => "value" }]);

            var (added, removed) = (Assert.Single(ContentDifference.Of(empty, filled).Fields), Assert.Single(ContentDifference.Of(filled, empty).Fields));

            Assert.Equal((field, PieceState.Added), (added.Field, Assert.Single(added.Pieces).State));
            Assert.Equal((field, PieceState.Removed), (removed.Field, Assert.Single(removed.Pieces).State));
            Assert.Equal([field], ContentDifference.ChangedFields(empty, filled));
        }
    }

    [Fact]
    public void Values_that_came_went_and_stayed_are_told_by_name()
    {
        var before = Sample.Practice() with { Fields = new Practice { Title = "T", Implementers = ["City of A", "City of B", "City of C"] } };
        var after = before with { Fields = new Practice { Title = "T", Implementers = ["City of C", "City of D", "City of A"] } };

        var difference = Assert.Single(ContentDifference.Of(before, after).Changed);

        Assert.True(difference is { IsList: true, IsReordered: true });
        Assert.Equal(
            [(PieceState.Same, "City of A"), (PieceState.Removed, "City of B"), (PieceState.Same, "City of C"), (PieceState.Added, "City of D")],
            difference.Pieces.Select(piece => (piece.State, piece.Text)));
    }

    [Fact]
    public void Another_primary_objective_is_a_change()
    {
        var before = Sample.Practice();
        var after = before with { Terms = [before.Terms[1], before.Terms[0], before.Terms[2]] };

        var difference = Assert.Single(ContentDifference.Of(before, after).Changed);

        Assert.Equal(("objectives", true), (difference.Field.Name, difference.IsReordered));
        Assert.All(difference.Pieces, piece => Assert.Equal(PieceState.Same, piece.State));
        Assert.Equal("objectives", Assert.Single(ContentDifference.ChangedFields(before, after)).Name);
    }

    [Fact]
    public void A_term_that_editors_no_longer_assign_is_a_change()
    {
        var before = Sample.Practice();
        var after = before with { Terms = [before.Terms[0], before.Terms[1] with { ByEditors = false }, before.Terms[2]] };

        var difference = Assert.Single(ContentDifference.Of(before, after).Changed);

        Assert.Equal([("16", PieceState.Same, false), ("2", PieceState.Removed, true), ("2", PieceState.Added, false)], difference.Pieces.Select(piece => (piece.Text, piece.State, piece.ByEditors)));
        Assert.Equal("objectives", Assert.Single(ContentDifference.ChangedFields(before, after)).Name);
    }

    [Fact]
    public void A_repeated_value_counts_each_time()
    {
        var before = Sample.Practice() with { Fields = new Practice { Title = "T", Partners = ["A", "B", "A"] } };
        var after = before with { Fields = new Practice { Title = "T", Partners = ["A", "B"] } };

        var difference = Assert.Single(ContentDifference.Of(before, after).Changed);

        Assert.Equal([PieceState.Same, PieceState.Same, PieceState.Removed], difference.Pieces.Select(piece => piece.State));
        Assert.False(difference.IsReordered);
    }

    [Fact]
    public void Another_language_is_told() => Assert.True(ContentDifference.Of(Sample.Practice(), Sample.Practice() with { Language = "fr" }).LanguageChanged);

    [Fact]
    public void Contents_of_different_kinds_are_not_compared()
    {
        Assert.Throws<ArgumentException>(() => ContentDifference.Of(Sample.Practice(), GuidanceFields.Kind.Empty("en")));
        Assert.Throws<ArgumentException>(() => ContentDifference.ChangedFields(Sample.Practice(), GuidanceFields.Kind.Empty("en")).ToList());
    }
}
