using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions.Checks;

/// <summary>The checks there are. A new one is added here and nowhere else.</summary>
public static class ContentChecks
{
    /// <summary>Of one check: a person mends these first.</summary>
    private const int MaxFindings = 50;

    private static readonly IReadOnlyList<IContentCheck> All =
    [
        new MandatoryFieldsCheck(),
        new FieldProblemsCheck(),
        new DatesCheck(),
        new LengthCheck(),
        new ShoutingCheck(),
        new AcronymsCheck(),
        new EmptySectionsCheck(),
        new DifficultiesCheck(),
        new PersonalDataCheck(),
        new LanguageCheck(),
        new LinksCheck(),
        new RepeatedEntriesCheck(),
    ];

    /// <summary>Their names, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(check => check.Name)];

    /// <param name="today">Whatever its zone: years are compared.</param>
    public static CheckReport Of(RevisionContent content, TaxonomyTree taxonomy, DateOnly today)
    {
        var subject = new CheckedContent(content, taxonomy, today);
        var findings = new List<Finding>();
        var passed = new List<string>();
        foreach (var check in All.Where(check => check.Concerns(subject)))
        {
            var found = check.Find(subject).Take(MaxFindings).Select(finding => finding with { Check = check.Name }).ToList();
            findings.AddRange(found);
            if (found.Count == 0)
            {
                passed.Add(check.Name);
            }
        }

        return new CheckReport([.. findings.OrderBy(finding => subject.PlaceOf(finding.Field)).ThenBy(finding => finding.Mark?.Value ?? -1).ThenBy(finding => finding.Mark?.Offset ?? -1)], passed);
    }
}
