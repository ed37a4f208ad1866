using Repository.Domain.Contributions.Checks;

namespace Repository.Domain.Tests.Contributions.Checks;

/// <summary>Today is in 2026.</summary>
public sealed class DatesCheckTests
{
    [Theory]
    [InlineData("2019", "2022", false, "")]
    [InlineData("2019", null, true, "")]
    [InlineData("2012", null, true, "")]
    [InlineData("2019", "2027", true, "")]
    [InlineData("2026", "2026", true, "")]
    [InlineData("2019", "2022", true, "end-year EndedThoughOngoing: 2022")]
    [InlineData("2019", "2027", false, "end-year EndsInFuture: 2027")]
    [InlineData("2027", null, true, "start-year StartsInFuture: 2027")]
    [InlineData("2012", "2018", false, "end-year EndedEarly: 2018, 2019")]
    [InlineData("2018", null, false, "start-year EndedEarly: 2018, 2019")]
    [InlineData("2016", "2019", false, "")]
    public void Years_are_compared_with_each_other_and_with_today(string start, string? end, bool ongoing, string found)
    {
        (string, string)[] values = [("start-year", start), .. end is null ? [] : new[] { ("end-year", end) }, .. ongoing ? new[] { ("ongoing", "true") } : []];

        var findings = Draft.Practice("en", values).Check("dates");

        Assert.Equal(found, string.Join("; ", findings.Select(finding => $"{finding.Field} {Assert.Single(new[] { finding }.InWords())}")));
        Assert.All(findings, finding => Assert.Equal(Severity.Advice, finding.Severity));
    }

    [Fact]
    public void An_end_before_the_start_cannot_be_submitted()
    {
        var report = Draft.Practice("en", ("start-year", "2022"), ("end-year", "2021")).Check();

        var finding = Assert.Single(report.Of("end-year"));
        Assert.Equal((CheckRule.FieldProblem, Severity.Must, "2021"), (finding.Rule, finding.Severity, finding.Evidence[0]));
    }
}
