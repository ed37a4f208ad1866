using Repository.Search.Documents;

namespace Repository.Search.Tests.Documents;

public sealed class IndexSchemaTests
{
    [Fact]
    public void The_same_fields_have_the_same_fingerprint() => Assert.Equal(new IndexSchema([new TextFieldDefinition("a")]).Fingerprint, new IndexSchema([new TextFieldDefinition("a")]).Fingerprint);

    [Fact]
    public void Any_difference_shows_in_the_fingerprint()
    {
        IReadOnlyList<FieldDefinition>[] schemas =
        [
            [],
            [new TextFieldDefinition("a")],
            [new TextFieldDefinition("b")],
            [new KeywordFieldDefinition("a")],
            [new KeywordFieldDefinition("a") { Sorted = true }],
            [new NumberFieldDefinition("a")],
            [new DateFieldDefinition("a")],
            [new FacetFieldDefinition("a")],
            [new StoredFieldDefinition("a")],
            [new TextFieldDefinition("a"), new TextFieldDefinition("b")],
            [new TextFieldDefinition("b"), new TextFieldDefinition("a")],
            [new TextFieldDefinition("a\ntext 1 b")],
        ];

        Assert.Distinct(schemas.Select(fields => new IndexSchema(fields).Fingerprint));
    }

    [Fact]
    public void A_field_is_found_by_its_name()
    {
        var title = new TextFieldDefinition("title");
        var schema = new IndexSchema([new StoredFieldDefinition("shown"), title]);

        Assert.Same(title, schema.Find("title"));
        Assert.Null(schema.Find("Title"));
    }

    [Fact]
    public void A_name_is_given_once() => Assert.Throws<ArgumentException>(() => new IndexSchema([new TextFieldDefinition("a"), new StoredFieldDefinition("a")]));
}
