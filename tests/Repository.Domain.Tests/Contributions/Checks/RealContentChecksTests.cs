using System.Globalization;
using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Tests.Content;

namespace Repository.Domain.Tests.Contributions.Checks;

/// <summary>
/// What the checks say of the project's own records, counted by rule. Whoever changes a check sees here what it does to texts of people: look at what comes
/// and goes (the test lists it) before you change a number.
/// </summary>
public sealed class RealContentChecksTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Few_alarms_are_raised_on_real_records()
    {
        await using var content = await TestContent.CreateEmptyAsync();
        await content.ImportAsync(ContentRoot.Real);
        var taxonomy = await content.Taxonomy.LoadAsync(TestContext.Current.CancellationToken);
        var findings = new List<Finding>();
        foreach (var kind in KindCatalogue.All)
        {
            for (var number = 1; await content.Contributions.PublishedAsync(kind, number, TestContext.Current.CancellationToken) is { } record; number++)
            {
                var found = ContentChecks.Of(record.Content, taxonomy, Draft.Today).Findings;
                findings.AddRange(found);
                foreach (var finding in found.Where(finding => finding.Rule != CheckRule.Missing))
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {number} {finding.Field}: {finding.Rule} {string.Join(" | ", finding.Evidence)}"));
                }
            }
        }

        Assert.Equal("EndsInFuture=2 EndedEarly=7 TooLong=1 Acronym=33 AcronymWithProposal=7 FewWords=2 NoDifficulty=2", string.Join(' ', findings.Where(finding => finding.Rule != CheckRule.Missing).GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key).Select(rule => $"{rule.Key}={rule.Count()}")));
    }
}
