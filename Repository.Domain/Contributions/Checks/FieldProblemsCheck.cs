using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Checks;

/// <summary>What the fields and the kind themselves refuse, and terms that the taxonomy has no longer.</summary>
internal sealed class FieldProblemsCheck : IContentCheck
{
    public string Name => "field-problems";

    public bool Concerns(CheckedContent content) => content.Fields.Any(field => content.Values(field).Count > 0);

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        var problems = content.Fields.SelectMany(field => field.Problems(content.Values(field)))
            .Concat(UnknownTerms(content))
            .Concat(content.Content.Kind.Contradictions(content.Content));
        foreach (var problem in problems)
        {
            // A field that is mandatory and empty has been told of.
            if (problem.Rule != FieldRule.Required || content.Content.Kind.FieldNamed(problem.Field) is not { RequiredToSubmit: true })
            {
                yield return new Finding(CheckRule.FieldProblem, Severity.Must, problem.Field) { Problem = problem.Rule, Evidence = [Evidence.Of(problem.Evidence)] };
            }
        }
    }

    private static IEnumerable<FieldProblem> UnknownTerms(CheckedContent content) =>
        from field in content.Fields.OfType<TermsField>()
        from term in content.Values(field)
        where content.Taxonomy.Find(field.Dimension, term) is null
        select new FieldProblem(field.Name, FieldRule.UnknownTerm, term);
}
