using System.Globalization;
using Repository.Domain.Content;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Content;

/// <summary>The project's own content comes in without a problem, and nothing of it is lost.</summary>
public sealed class RealContentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_of_it_comes_in()
    {
        await using var content = await TestContent.CreateEmptyAsync();

        var report = await content.ImportAsync(ContentRoot.Real);

        Assert.Empty(report.Problems);
        Assert.Empty(report.Notes);
        Assert.All(report.Files, file => Assert.Equal(FileOutcome.Added, file.Outcome));
        Assert.Equal(11, report.Files.Count(file => file.Path.StartsWith("spaces/", StringComparison.Ordinal)));
        Assert.Equal((81, 53), (report.Files.Count(file => file.Path.StartsWith("practices/", StringComparison.Ordinal)), report.Files.Count(file => file.Path.StartsWith("guidance/", StringComparison.Ordinal))));
        var taxonomy = await content.Taxonomy.LoadAsync(Ct);
        Assert.Equal((23, 10, 195), (taxonomy.All(Dimension.Objective).Count, taxonomy.All(Dimension.Principle).Count, taxonomy.All(Dimension.Country).Count));
        Assert.Equal(Dimensions.All, Dimensions.All.Where(dimension => taxonomy.All(dimension).Count > 0));

        var again = await content.ImportAsync(ContentRoot.Real);
        Assert.Equal(again.Files.Count, again.Count(FileOutcome.Unchanged));
        Assert.Equal(report.Files.Count, (await content.CheckAsync(ContentRoot.Real)).Count(FileOutcome.Unchanged));
    }

    /// <summary>Writes each record back from the database by its kind's declaration and compares with the file, read in the plainest way.</summary>
    [Fact]
    public async Task Every_value_of_every_record_is_in_the_database()
    {
        await using var content = await TestContent.CreateEmptyAsync();
        await content.ImportAsync(ContentRoot.Real);
        foreach (var kind in KindCatalogue.All)
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(ContentRoot.Real, kind.PathSegment), "*.md"))
            {
                var file = PlainRecord.Read(await File.ReadAllTextAsync(path, Ct));
                var record = await content.Contributions.PublishedAsync(kind, int.Parse(file.Keys["number"][0], CultureInfo.InvariantCulture), Ct);
                Assert.NotNull(record);
                Assert.Equal(Path.GetFileNameWithoutExtension(path), record.Contribution.Slug);
                Assert.Equal(file.Keys["language"][0], record.Content.Language);
                foreach (var field in kind.Fields)
                {
                    var expected = file.Keys.GetValueOrDefault(field.Name) ?? (file.Sections.TryGetValue(field.Name, out var text) ? [text] : []);
                    Assert.Equal(expected, field.Read(record.Content));
                }

                AssertAssigned(file, record);
            }
        }
    }

    private static void AssertAssigned(PlainRecord file, PublishedRecord record)
    {
        var byEditors = file.Keys.GetValueOrDefault("assigned-by-editors") ?? [];
        foreach (var field in record.Kind.Fields.OfType<TermsField>())
        {
            var stated = file.Stated.GetValueOrDefault(field.Name) ?? [];
            Assert.All(record.Content.TermsOf(field.Dimension), term => Assert.Equal(byEditors.Contains(field.Name) && !stated.Contains(term.TermId), term.ByEditors));
        }
    }

    [Fact]
    public async Task A_cold_import_takes_few_transactions()
    {
        await using var content = await TestContent.CreateEmptyAsync();
        using var commands = Repository.TestSupport.CommandCount.Start();

        await content.ImportAsync(ContentRoot.Real);

        // A look-up a record, a look-up and a write a page, a few a space, and some a batch; a transaction a record would be twice as much.
        Assert.InRange(commands.Value, 1, 320);
    }
}
