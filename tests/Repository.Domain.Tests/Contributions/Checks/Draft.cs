using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Contributions.Checks;

/// <summary>Contributions of a few fields, and what one check says of them.</summary>
internal static class Draft
{
    public static DateOnly Today { get; } = new(2026, 11, 21);

    public static TaxonomyTree Taxonomy { get; } = new(
    [
        Term(Dimension.Country, "ma", "Morocco", "MAR"),
        Term(Dimension.Objective, "5", "Enhance availability and flexibility of pathways for regular migration"),
        Term(Dimension.Theme, "blma", "Bilateral labour migration agreements (BLMA)"),
    ]);

    public static RevisionContent Practice(string language, params (string Field, string Value)[] values) => Of(PracticeFields.Kind, language, values);

    /// <summary>A field that is named several times has several values.</summary>
    public static RevisionContent Of(Kind kind, string language, params (string Field, string Value)[] values) =>
        values.GroupBy(value => value.Field, value => value.Value).Aggregate(kind.Empty(language), (content, field) => kind.FieldNamed(field.Key)!.Write(content, [.. field]));

    public static CheckReport Check(this RevisionContent content) => ContentChecks.Of(content, Taxonomy, Today);

    public static IReadOnlyList<Finding> Check(this RevisionContent content, string check) => [.. content.Check().Findings.Where(finding => finding.Check == check)];

    /// <summary>Each finding as “rule: evidence, evidence”.</summary>
    public static IEnumerable<string> InWords(this IEnumerable<Finding> findings) =>
        findings.Select(finding => $"{finding.Rule}: {string.Join(", ", finding.Evidence)}".TrimEnd(' ', ':'));

    /// <summary>The marked piece of the field's value.</summary>
    public static string Marked(this RevisionContent content, Finding finding)
    {
        var mark = finding.Mark!.Value;
        return content.Kind.FieldNamed(finding.Field)!.Read(content)[mark.Value].Substring(mark.Offset, mark.Length);
    }

    private static Term Term(Dimension dimension, string id, string label, string? alpha3 = null) =>
        new() { Dimension = dimension, Id = id, Order = 0, Label = new LocalizedText(new Dictionary<string, string> { ["en"] = label }), Alpha3 = alpha3 };
}
