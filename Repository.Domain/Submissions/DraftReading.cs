using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Submissions;

/// <summary>A draft as a record: what can be read of it, and what is wrong with the rest.</summary>
/// <param name="Content">Without the values that are wrong.</param>
/// <param name="Problems">What stands in the way of submitting it, in the order of the form.</param>
public sealed record DraftReading(RevisionContent Content, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>What a reviewer would ask.</summary>
    public CheckReport Checks { get; init; } = new([], []);

    /// <summary>With what the checks find: a text that stands for none, which must not be sent, is no answer.</summary>
    public DraftReading Checked(TaxonomyTree taxonomy, DateOnly today)
    {
        var report = ContentChecks.Of(Content, taxonomy, today);
        var named = Problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
        var musts = report.Findings.Where(finding => finding.Severity == Severity.Must && finding.Rule is not (CheckRule.Missing or CheckRule.FieldProblem) && named.Add(finding.Field));
        return this with { Checks = report, Problems = [.. Problems, .. musts.Select(finding => new FieldProblem(finding.Field, FieldRule.Required))] };
    }

    /// <param name="basis">What a change started from: terms that editors assigned, and fields that are on no form, stay as they are.</param>
    public static DraftReading Of(Kind kind, DraftAnswers answers, RevisionContent? basis, TaxonomyTree taxonomy)
    {
        var problems = new List<FieldProblem>();
        var language = answers.Language;
        if (taxonomy.Find(Dimension.Language, language) is null)
        {
            problems.Add(new FieldProblem(DraftAnswers.LanguageName, language.Length == 0 ? FieldRule.Required : FieldRule.UnknownTerm, language));
        }

        var content = (basis ?? kind.Empty(language)) with { Language = language };
        foreach (var field in kind.FormFields)
        {
            var values = field is TermsField ? [.. answers[field.Name].Distinct(StringComparer.Ordinal)] : answers[field.Name];
            var wrong = ProblemsOf(field, values, taxonomy).ToList();
            problems.AddRange(wrong);
            content = field.Write(content, wrong.Count > 0 ? [.. values.Where(value => !ProblemsOf(field, [value], taxonomy).Any()).Take(field.MaxValues)] : values);
        }

        content = content with { Terms = InOrder(kind, content.Terms) };
        var named = problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(kind.FormFields.Where(field => field.RequiredToSubmit && answers[field.Name].Count == 0).Select(field => new FieldProblem(field.Name, FieldRule.Required)));
        problems.AddRange(kind.Contradictions(content).Where(problem => !named.Contains(problem.Field)));
        var order = kind.FormFields.Select((field, place) => (field.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        return new DraftReading(content, [.. problems.Distinct().OrderBy(problem => order.GetValueOrDefault(problem.Field, -1))]);
    }

    /// <summary>As the kind declares their fields: the same answers make the same revision, in whatever order they were given.</summary>
    private static IReadOnlyList<AssignedTerm> InOrder(Kind kind, IReadOnlyList<AssignedTerm> terms)
    {
        var dimensions = kind.Fields.OfType<TermsField>().Select(field => field.Dimension).ToList();
        return [.. terms.OrderBy(term => dimensions.IndexOf(term.Dimension))];
    }

    private static IEnumerable<FieldProblem> ProblemsOf(Field field, IReadOnlyList<string> values, TaxonomyTree taxonomy) => field.Problems(values).Concat(
        field is TermsField terms
            ? values.Where(id => taxonomy.Find(terms.Dimension, id) is null).Select(id => new FieldProblem(field.Name, FieldRule.UnknownTerm, id))
            : []);
}
