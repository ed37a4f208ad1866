using System.Globalization;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

/// <summary>The questions of <c>RealQueries.tsv</c>.</summary>
public sealed class RealQueriesTests(RealContent content) : IClassFixture<RealContent>
{
    /// <summary>What a reader sees without scrolling.</summary>
    private const int First = 5;

    public static TheoryData<string, string> Questions { get; } = new(
        File.ReadLines(Path.Combine(SourceTree.Root, "tests", "Repository.Search.Tests", "Catalogue", "RealQueries.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(columns => (columns[0], columns[1])));

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_finds_among_the_first(string address, string wanted) =>
        Assert.Contains(wanted, content.Catalogue.Search(QueryOf(address)).Hits.Select(hit => string.Create(CultureInfo.InvariantCulture, $"{hit.Entry.Kind} {hit.Entry.Number}")));

    [Fact]
    public void There_are_more_than_sixty() => Assert.True(Questions.Count > 60);

    private static CatalogueQuery QueryOf(string address) => address.Split('&').Select(parameter => parameter.Split('=', 2)).Aggregate(
        new CatalogueQuery { Take = First },
        (query, parameter) => parameter switch
        {
            ["q", var words] => query with { Words = words },
            ["kind", var kind] => query with { Kinds = [kind] },
            ["language", var language] => query with { Languages = [language] },
            ["year", var years] when years.Split("..") is [var from, var to] => query with { FromYear = int.Parse(from, CultureInfo.InvariantCulture), ToYear = int.Parse(to, CultureInfo.InvariantCulture) },
            [var name, var id] => query with { Terms = new Dictionary<Dimension, IReadOnlyCollection<string>>(query.Terms) { [Dimensions.Parse(name)] = [id] } },
            _ => throw new FormatException($"no query: {address}"),
        });
}
