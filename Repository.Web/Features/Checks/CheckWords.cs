using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Checks;

/// <summary>What the checks of a contribution found, in sentences of the page's language: what is wrong, then what to do.</summary>
public sealed class CheckWords(KindWords kinds, Texts texts, Labels labels)
{
    public string Of(Finding finding, Kind kind)
    {
        var field = kinds.Label(kind, finding.Field);
        return finding.Rule switch
        {
            CheckRule.Missing or CheckRule.RepeatsTitle => texts[$"Checks.{finding.Rule}", field],
            CheckRule.FieldProblem => texts[$"Checks.Problem{finding.Problem}", field, Evidence(finding, kind)],
            CheckRule.TooShort or CheckRule.TooLong or CheckRule.FewWords =>
                texts.Count($"Checks.{finding.Rule}", int.Parse(finding.Evidence[0], System.Globalization.CultureInfo.InvariantCulture), [.. finding.Evidence.Skip(1), field]),
            CheckRule.RepeatsField => texts[$"Checks.{finding.Rule}", kinds.Label(kind, finding.Evidence[0]), field],
            CheckRule.OtherLanguage => texts[$"Checks.{finding.Rule}", labels.Language(finding.Evidence[0]), labels.Language(finding.Evidence[1]), field],
            _ => texts[$"Checks.{finding.Rule}", [.. finding.Evidence]],
        };
    }

    /// <summary>What a check that found nothing says: “No personal data found”.</summary>
    /// <param name="check">One of <see cref="ContentChecks.Names"/>.</param>
    public string Passed(string check) => texts[$"Checks.Passed.{check}"];

    /// <summary>A term is named by its label while the taxonomy has it.</summary>
    private string Evidence(Finding finding, Kind kind) =>
        finding.Problem == FieldRule.UnknownTerm && kind.FieldNamed(finding.Field) is TermsField field
            ? labels.Full(new Repository.Domain.Taxonomy.TermKey(field.Dimension, finding.Evidence[0]))
            : finding.Evidence[0];
}
