using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Taxonomy;

public abstract class TaxonomyStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly Term Rich = new()
    {
        Dimension = Dimension.Theme,
        Id = "diaspora",
        Order = 3,
        Label = SampleTerms.Text("Diaspora & remittances", "Diasporas et transferts"),
        Short = SampleTerms.Text("Diaspora", "Diasporas"),
        Description = SampleTerms.Text("“Long”, with\nlines", "Longue"),
        Number = 4,
        ParentId = "above",
        ReviewRegions = ["eca"],
        Objectives = ["19", "20"],
        Reference = "A/RES/73/195, paragraph 35",
        OwnName = "العربية",
        Alpha3 = "MAR",
        Champion = true,
        NetworkGuidance = true,
        Status = "member",
        Group = "government",
        Note = "A note",
        Translated = ["fr"],
        Unconfirmed = ["parent"],
    };

    private TaxonomyStore Store => new(Database);

    private ChangeLog Changes => new(Database);

    [Fact]
    public async Task An_empty_taxonomy_can_be_loaded() => Assert.Empty((await Store.LoadAsync(Ct)).All(Dimension.Country));

    [Fact]
    public async Task Every_property_of_a_term_comes_back()
    {
        Assert.Equal(1, await Store.SaveAsync([Rich], Ct));

        var read = (await Store.LoadAsync(Ct)).Find(Rich.Key);

        Assert.Equivalent(Rich, read, strict: true);
        Assert.DoesNotContain(typeof(Term).GetProperties(), property => property.GetValue(Rich) is null or false or 0);
    }

    [Fact]
    public async Task Saving_the_same_again_writes_and_logs_nothing()
    {
        await Store.SaveAsync(SampleTerms.Some, Ct);

        Assert.Equal(0, await Store.SaveAsync(SampleTerms.Some, Ct));

        Assert.Equal((ChangeSubjects.Taxonomy, ""), Assert.Single((await Changes.AfterAsync(0, 10, Ct)).Select(change => (change.Subject, change.SubjectId))));
    }

    [Fact]
    public async Task Only_what_differs_is_written_and_what_is_no_longer_given_stays()
    {
        await Store.SaveAsync(SampleTerms.Some, Ct);
        var renamed = SampleTerms.Some[0] with { Label = SampleTerms.Text("Rights and safety", "Droits") };

        Assert.Equal(1, await Store.SaveAsync([renamed, SampleTerms.Some[1]], Ct));

        var tree = await Store.LoadAsync(Ct);
        Assert.Equal("Rights and safety", tree.Find(renamed.Key)!.Label.In("en"));
        Assert.Equal(SampleTerms.Some.Count, Dimensions.All.Sum(dimension => tree.All(dimension).Count));
        Assert.Equal(2, (await Changes.AfterAsync(0, 10, Ct)).Count);
    }

    [Fact]
    public async Task The_whole_taxonomy_is_saved_with_few_commands()
    {
        using var commands = CommandCount.Start();
        await Store.SaveAsync([.. Enumerable.Range(0, 300).Select(i => SampleTerms.Term(Dimension.Country, $"c{i}", i))], Ct);

        Assert.InRange(commands.Value, 1, 3);
    }

    [Fact]
    public async Task A_term_given_twice_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SaveAsync([Rich, Rich with { Order = 9 }], Ct));
}

public sealed class TaxonomyStoreOnSqliteTests() : TaxonomyStoreContract(DatabaseKind.Sqlite);

public sealed class TaxonomyStoreOnPostgresTests() : TaxonomyStoreContract(DatabaseKind.Postgres);
