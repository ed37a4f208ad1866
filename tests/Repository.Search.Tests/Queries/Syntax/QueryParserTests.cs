using Repository.Search.Analysis;
using Repository.Search.Documents;
using Repository.Search.Queries;
using Repository.Search.Queries.Boolean;
using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Phrase;
using Repository.Search.Queries.Syntax;
using Repository.Search.Queries.Term;

namespace Repository.Search.Tests.Queries.Syntax;

public sealed class QueryParserTests
{
    private static readonly IndexSchema Schema = new(
    [
        new TextFieldDefinition("body"), new TextFieldDefinition("title"), new KeywordFieldDefinition("id"), new FacetFieldDefinition("region"), new NumberFieldDefinition("year"), new StoredFieldDefinition("shown"),
    ]);

    public static TheoryData<string, Query> Cases => new()
    {
        { "", new MatchNoneQuery() },
        { "?! -", new MatchNoneQuery() },
        { "École", Any(Word("ecole")) },
        { "a -b +c", new BooleanQuery([new(Occur.Should, Word("a")), new(Occur.MustNot, Word("b")), new(Occur.Must, Word("c"))]) },
        { "well-being", Any(Any(Word("well"), Word("being"))) },
        { "\"the well-being\"~2", Any(new PhraseQuery("body", [new("the", 0), new("well", 1), new("being", 2)], 2)) },
        { "title:a^2", Any(new BoostQuery(new TermQuery("title", "a"), 2)) },
        { "title:(a OR id:X-1)", Any(Any(new TermQuery("title", "a"), new TermQuery("id", "X-1"))) },
        { "region:\"East Africa\"", Any(new TermQuery("region", "East Africa")) },
        { "Éco* region:Éco*", Any(new PrefixQuery("body", "eco"), new PrefixQuery("region", "Éco")) },
        { "year:2019", Any(new NumberRangeQuery("year", 2019, 2019)) },
        { "year:2019..", Any(new NumberRangeQuery("year", 2019, null)) },
        { "year:{2019 TO 2021}", Any(new NumberRangeQuery("year", 2020, 2020)) },
        { "year:{9223372036854775806 TO *}", Any(new NumberRangeQuery("year", long.MaxValue, null)) },
        { "year:{9223372036854775807 TO *}", Any(new MatchNoneQuery()) },
        { "year:{* TO -9223372036854775808}", Any(new MatchNoneQuery()) },
        { "year:soon year:[then TO 2021] year:20*", Any(Word("soon"), Any(Word("then"), Word("2021")), Word("20")) },
        { "title:[a TO b]", Any(Any(new TermQuery("title", "a"), new TermQuery("title", "b"))) },
        { "shown:a", Any(Any(Word("shown"), Word("a"))) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Asks_for(string text, Query query) => Assert.Equal(query, new QueryParser(Schema, "body", Analyzers.Plain).Parse(text));

    [Fact]
    public void Words_may_all_be_required() =>
        Assert.Equal(
            new BooleanQuery([new(Occur.Must, Word("a")), new(Occur.Must, Any(Word("b"), Word("c")))]),
            new QueryParser(Schema, "body", Analyzers.Plain) { DefaultOccur = Occur.Must }.Parse("a b OR c"));

    [Fact]
    public void The_default_field_is_a_text_field() => Assert.Throws<ArgumentException>(() => new QueryParser(Schema, "year", Analyzers.Plain));

    private static TermQuery Word(string term) => new("body", term);

    private static BooleanQuery Any(params Query[] queries) => new([.. queries.Select(query => new BooleanClause(Occur.Should, query))]);
}
