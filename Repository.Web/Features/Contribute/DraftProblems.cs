using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>What stands in the way of submitting, in words.</summary>
public sealed class DraftProblems(KindWords kinds, Texts texts)
{
    public string Text(Kind kind, FieldProblem problem)
    {
        var name = problem.Field == DraftAnswers.LanguageName ? texts["Contribute.LanguageOfRecord"] : kinds.Question(kind, kind.FieldNamed(problem.Field)!);
        return texts[$"Contribute.Problem{problem.Rule}", Shortened(problem.Evidence), name];
    }

    /// <summary>What somebody typed may be as long as a book.</summary>
    private static string Shortened(string evidence) => evidence.Length <= 100 ? evidence : $"{evidence[..(char.IsHighSurrogate(evidence[98]) ? 98 : 99)]}…";
}
