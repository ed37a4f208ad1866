using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Notifications;
using Repository.Domain.Submissions;
using Repository.Web.Features.Contribute;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.FocalPoints;

/// <summary>The forms of authors about their focal point, and what is wrong with them in words.</summary>
public sealed class FocalPointSheets(Texts texts, Links links)
{
    /// <summary>Names of the controls.</summary>
    private const string OrganisationName = "organisation";
    private const string FocalName = "focalname";
    private const string FocalOrganisation = "focalorganisation";
    private const string FocalEmail = "focalemail";
    private const string FocalLanguage = "focallanguage";

    /// <param name="asked">Somebody is being asked: whoever is named now is asked at once.</param>
    public FormSheet Name(OpenedSubmission opened, FocalPoint? stored, bool asked, ModelStateDictionary state)
    {
        var heading = texts[asked ? "FocalPoints.NameAnother" : "FocalPoints.NameHeading"];
        FormField[] whose = asked ? [] :
        [
            new(OrganisationName, FieldKind.Choices, texts["FocalPoints.ForWhom"])
            {
                Value = stored is null ? FocalPointForm.Own : FocalPointForm.Another,
                Options = [new FieldOption(FocalPointForm.Own, texts["FocalPoints.ForOwn"]), new FieldOption(FocalPointForm.Another, texts["FocalPoints.ForAnother"])],
            },
        ];
        FormField[] who =
        [
            new(FocalName, FieldKind.Text, texts["FocalPoints.Name"]) { Value = stored?.Name, Help = texts["FocalPoints.NameHelp"], MaxLength = FocalPoint.MaxName },
            new(FocalOrganisation, FieldKind.Text, texts["FocalPoints.Organisation"]) { Value = stored?.Organisation, Help = texts["FocalPoints.OrganisationHelp"], MaxLength = FocalPoint.MaxOrganisation },
            new(FocalEmail, FieldKind.Email, texts["FocalPoints.Email"]) { Value = stored?.Email, Help = texts["FocalPoints.EmailHelp"], MaxLength = EmailAddress.MaxLength },
            new(FocalLanguage, FieldKind.Select, texts["FocalPoints.Language"]) { Value = stored?.Language ?? texts.Language.Code, Options = [.. SiteLanguages.All.Select(one => new FieldOption(one.Code, one.Name))] },
        ];
        return Sheet(opened, state, heading, texts[asked ? "FocalPoints.AskThem" : "FocalPoints.Save"], [.. whose, .. who]) with
        {
            Paragraphs = [texts[asked ? "FocalPoints.NameAnotherNote" : "FocalPoints.NameNote"]],
        };
    }

    public FormSheet MailAgain(OpenedSubmission opened, FocalPoint focalPoint, ModelStateDictionary state) =>
        Sheet(opened, state, texts["FocalPoints.MailAgain"], texts["FocalPoints.MailAgain"]) with { Paragraphs = [texts["FocalPoints.MailAgainNote", focalPoint.Name, focalPoint.Email]] };

    /// <summary>What only this site knows to be wrong: no choice, or a language that it does not write.</summary>
    public bool Check(FocalPointForm form, bool asked, ModelStateDictionary state)
    {
        if (!asked && form.Organisation != FocalPointForm.Another)
        {
            state.AddModelError(OrganisationName, texts["FocalPoints.ProblemForWhom"]);
        }

        if (SiteLanguages.Find(form.FocalLanguage) is null)
        {
            state.AddModelError(FocalLanguage, texts["FocalPoints.ProblemLanguage"]);
        }

        return state.IsValid;
    }

    public void Explain(IReadOnlyList<FocalPointProblem> problems, ModelStateDictionary state)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(FieldOf(problem), texts[$"FocalPoints.Problem{problem}"]);
        }
    }

    public void Explain(FocalPointOutcome.TooManyMails many, ModelStateDictionary state) => state.AddModelError("", texts["FocalPoints.TooManyMails", many.PerDay]);

    public void ExplainMoved(ModelStateDictionary state) => state.AddModelError("", texts["FocalPoints.Moved"]);

    private static string FieldOf(FocalPointProblem problem) => problem switch
    {
        FocalPointProblem.NameMissing or FocalPointProblem.NameWrong => FocalName,
        FocalPointProblem.OrganisationMissing or FocalPointProblem.OrganisationWrong => FocalOrganisation,
        _ => FocalEmail,
    };

    private FormSheet Sheet(OpenedSubmission opened, ModelStateDictionary state, string heading, string submit, params FormField[] fields)
    {
        var title = opened.Title.Length > 0 ? opened.Title : texts["Contribute.Untitled"];
        return FormSheet.Of(state, texts, new PageHead { Title = heading, Section = SiteSection.Contribute, NoIndex = true }, heading, submit, fields) with
        {
            Crumbs = [(texts["Contribute.Heading"], links.Contribute), (title, links.Submission(opened.Submission.Id)), (heading, null)],
            Ways = [(texts["Contribute.LeaveIt"], links.Submission(opened.Submission.Id))],
        };
    }
}
