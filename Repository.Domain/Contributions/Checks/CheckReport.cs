namespace Repository.Domain.Contributions.Checks;

/// <summary>What the checks found, and what they looked at and found right.</summary>
/// <param name="Findings">In the order of the kind's fields, within one by place.</param>
/// <param name="Passed">Names of the checks that had something to look at and found nothing, in the order of <see cref="ContentChecks.Names"/>.</param>
public sealed record CheckReport(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Passed)
{
    /// <summary>It cannot be submitted as it is.</summary>
    public bool Prevents => Findings.Any(finding => finding.Severity == Severity.Must);

    public IEnumerable<Finding> Of(string field) => Findings.Where(finding => finding.Field == field);
}
