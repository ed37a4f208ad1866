using Repository.Search.Documents;

namespace Repository.Search.Tests.Documents;

public sealed class DocumentTests
{
    [Fact]
    public void A_missing_value_is_refused_before_anything_is_indexed()
    {
        var document = new Document();
        Assert.Throws<ArgumentNullException>("tokens", () => document.AddText("field", null!));
        Assert.Throws<ArgumentNullException>("value", () => document.AddKeyword("field", null!));
        Assert.Throws<ArgumentNullException>("value", () => document.AddFacet("field", null!));
        Assert.Throws<ArgumentNullException>("value", () => document.Store("field", null!));
        Assert.Empty(document.Fields);
    }
}
