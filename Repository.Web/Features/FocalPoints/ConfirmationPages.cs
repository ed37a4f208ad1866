using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Contributions;
using Repository.Domain.Submissions;
using Repository.Web.Features.Records;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.FocalPoints;

/// <param name="Asked">Who asks, whom, until when.</param>
/// <param name="Record">As it would be published.</param>
/// <param name="IsChange">Of what is published already.</param>
public sealed record ConfirmationPage(PageHead Head, Confirmation Asked, RecordPage Record, bool IsChange) : IPage
{
    public required IReadOnlyList<FormField> Fields { get; init; }

    public required FormErrors Errors { get; init; }

    public string? Language { get; init; }
}

/// <summary>What is said once there is nothing to answer.</summary>
public sealed record SaidPage(PageHead Head, Notice? Notice, IReadOnlyList<string> Paragraphs) : IPage;

/// <summary>Makes the pages of a focal point.</summary>
public sealed class ConfirmationPages(ContributionStore contributions, RecordPageBuilder records, Texts texts)
{
    private const string AnswerName = "answer";
    private const string ReasonName = "reason";

    public SaidPage Confirmed => Said(texts["FocalPoints.ThanksHeading"], new Notice("ok", texts["FocalPoints.ThanksConfirmed"]), texts["FocalPoints.ThanksConfirmedNote"]);

    public SaidPage Declined => Said(texts["FocalPoints.ThanksHeading"], new Notice("ok", texts["FocalPoints.ThanksDeclined"]), texts["FocalPoints.ThanksDeclinedNote"]);

    public SaidPage Void => Said(texts["FocalPoints.LinkVoid"], notice: null, texts["FocalPoints.LinkVoidNote"], texts["FocalPoints.LinkVoidWays"]);

    public async Task<ConfirmationPage> OfAsync(Confirmation asked, ModelStateDictionary state, CancellationToken ct)
    {
        var revision = (await contributions.RevisionAsync(asked.RevisionId, ct))!;
        var contribution = (await contributions.FindAsync(revision.ContributionId, ct))!;
        var record = records.Of(new PublishedRecord(contribution, revision));
        var fields = Fields().Select(field => field.In(state)).ToList();
        var errors = FormErrors.Of(state, fields);
        return new ConfirmationPage(Head(errors.IsEmpty ? texts["FocalPoints.Question"] : texts["Account.TitleWithErrors", texts["FocalPoints.Question"]]), asked, record, contribution.Publication == PublicationState.Published)
        {
            Fields = fields,
            Errors = errors,
            Language = record.Language != texts.Language.Code ? record.Language : null,
        };
    }

    /// <returns>Why it is declined; null if it is confirmed, or if the state says what is wrong.</returns>
    public string? Reason(ConfirmationForm form, ModelStateDictionary state)
    {
        var reason = (form.Reason ?? "").ReplaceLineEndings("\n").Trim();
        var problem = reason.Length == 0 ? texts["FocalPoints.ProblemReason"]
            : reason.Length > Confirmation.MaxReason ? texts["FocalPoints.ProblemReasonLong", Confirmation.MaxReason]
            : reason.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? texts["FocalPoints.ProblemReasonControl"]
            : null;
        switch (form.Answer)
        {
            case ConfirmationForm.Confirm:
                return null;
            case ConfirmationForm.Decline when problem is null:
                return reason;
            case ConfirmationForm.Decline:
                state.AddModelError(ReasonName, problem);
                return null;
            default:
                state.AddModelError(AnswerName, texts["FocalPoints.ProblemAnswer"]);
                return null;
        }
    }

    private FormField[] Fields() =>
    [
        new(AnswerName, FieldKind.Choices, texts["FocalPoints.Answer"])
        {
            Options = [new FieldOption(ConfirmationForm.Confirm, texts["FocalPoints.AnswerYes"]), new FieldOption(ConfirmationForm.Decline, texts["FocalPoints.AnswerNo"])],
        },
        new(ReasonName, FieldKind.Area, texts["FocalPoints.Reason"]) { Help = texts["FocalPoints.ReasonHelp"], MaxLength = Confirmation.MaxReason },
    ];

    private static SaidPage Said(string heading, Notice? notice, params IReadOnlyList<string> paragraphs) => new(Head(heading), notice, paragraphs);

    private static PageHead Head(string title) => new() { Title = title, Section = SiteSection.Contribute, NoIndex = true };
}
