using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Features.Checks;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>What a reviewer would ask of a draft, as far as a program can tell.</summary>
/// <param name="Passed">What was looked at and found right.</param>
public sealed record ReviewerQuestions(IReadOnlyList<ReviewerQuestion> Questions, IReadOnlyList<string> Passed);

/// <param name="Field">As it is asked in the form.</param>
/// <param name="Must">It stands in the way of submitting.</param>
public sealed record ReviewerQuestion(string Text, string Field, string Address, bool Must);

public sealed class ReviewerQuestionsBuilder(CheckWords words, KindWords kinds, Texts texts)
{
    /// <summary>A person reads no more at once.</summary>
    private const int Most = 12;

    /// <summary>What is missing or wrong in itself is said beside its field.</summary>
    private static readonly CheckRule[] SaidElsewhere = [CheckRule.Missing, CheckRule.FieldProblem];

    /// <param name="asks">Whether the field is of interest here.</param>
    /// <param name="address">Where it is answered.</param>
    public ReviewerQuestions Of(Kind kind, CheckReport report, Func<string, bool> asks, Func<string, string> address) => new(
        [
            .. report.Findings.Where(finding => !SaidElsewhere.Contains(finding.Rule) && asks(finding.Field)).Take(Most).Select(finding => new ReviewerQuestion(
                words.Of(finding, kind), kind.FieldNamed(finding.Field) is { } field ? kinds.Question(kind, field) : texts["Contribute.LanguageOfRecord"], address(finding.Field), finding.Severity == Severity.Must)),
        ],
        [.. report.Passed.Where(check => check == "personal-data").Select(words.Passed)]);
}
