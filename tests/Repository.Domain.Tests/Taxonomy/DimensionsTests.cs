using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Taxonomy;

public sealed class DimensionsTests
{
    [Fact]
    public void Names_are_in_kebab_case_and_lead_back()
    {
        Assert.Equal("review-region", Dimension.ReviewRegion.Name());
        Assert.All(Dimensions.All, dimension => Assert.Equal(dimension, Dimensions.Parse(dimension.Name())));
    }

    [Fact]
    public void An_unknown_name_is_refused() => Assert.Throws<ArgumentException>(() => Dimensions.Parse("Review-Region"));
}
