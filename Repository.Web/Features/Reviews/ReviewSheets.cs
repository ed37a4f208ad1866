using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Reviews;

/// <param name="Address">Of the review as it stands now.</param>
public sealed record MovedPage(PageHead Head, string State, string Address) : IPage;

/// <summary>The small forms about a submission, and what they are answered with.</summary>
public sealed class ReviewSheets(ContributionStore contributions, ModeratorStore moderators, ReviewWords words, ICatalogue catalogue, Texts texts, Links links)
{
    public MovedPage Moved(Submission submission) => new(QueuePages.Head(texts["Reviews.MovedHeading"]), words.State(submission.State), links.Review(submission.Id));

    public Task<FormSheet> ClaimAsync(Submission submission, ModelStateDictionary state, CancellationToken ct) =>
        ConflictAsync(submission, texts["Reviews.Claim"], texts["Reviews.ClaimIt"], texts["Reviews.ClaimExplained"], state, ct);

    public Task<FormSheet> DeclareAsync(Submission submission, ModelStateDictionary state, CancellationToken ct) =>
        ConflictAsync(submission, texts["Reviews.Declare"], texts["Reviews.DeclareIt"], texts["Reviews.DeclareExplained"], state, ct);

    public async Task<FormSheet> ReleaseAsync(Submission submission, CancellationToken ct) => await OfAsync(submission, new ModelStateDictionary(), texts["Reviews.Release"], texts["Reviews.ReleaseIt"], texts["Reviews.ReleaseExplained"], ct);

    public async Task<FormSheet> ReassignAsync(Submission submission, ModelStateDictionary state, CancellationToken ct)
    {
        var others = (await moderators.ForAsync(submission, catalogue.Taxonomy, ct)).Where(one => one.Id != submission.ReviewerId);
        return await OfAsync(
            submission, state, texts["Reviews.Reassign"], texts["Reviews.ReassignIt"], texts["Reviews.ReassignExplained"], ct,
            new FormField("reviewer", FieldKind.Select, texts["Reviews.NewReviewer"]) { Options = [new FieldOption("", texts["Shared.Choose"]), .. others.Select(one => new FieldOption(one.Id.ToString("D"), one.DisplayName))] });
    }

    public void NotEligible(ModelStateDictionary state)
    {
        state.Remove("reviewer");
        state.AddModelError("reviewer", texts["Reviews.ProblemReviewer"]);
    }

    public Task<FormSheet> RemarkAsync(SubmissionCase found, Field field, ModelStateDictionary state, CancellationToken ct) =>
        RemarkAsync(found, field.Name, texts["Reviews.AddRemark"], text: "", RemarkForm.Suggestion, state, ct);

    public Task<FormSheet> EditAsync(SubmissionCase found, Remark remark, ModelStateDictionary state, CancellationToken ct) =>
        RemarkAsync(found, remark.Field, texts["Reviews.EditIt"], remark.Body, remark.IsMust ? RemarkForm.Must : RemarkForm.Suggestion, state, ct);

    /// <summary>For the author.</summary>
    public FormSheet Answer(SubmissionCase found, Remark remark, ModelStateDictionary state)
    {
        var (back, heading) = (links.Submission(remark.SubmissionId), texts["Reviews.AnswerHeading"]);
        return FormSheet.Of(
            state, texts, new PageHead { Title = heading, Section = SiteSection.Contribute, NoIndex = true }, heading, texts["Reviews.AnswerIt"],
            new FormField("answer", FieldKind.Area, texts["Reviews.Answer"]) { Value = remark.Answer, Help = texts["Reviews.AnswerHelp"], MaxLength = Remark.MaxLength }) with
        {
            Crumbs = [(texts["Reviews.YourContributions"], links.Contribute), (texts["Reviews.YourContribution"], links.Submission(remark.SubmissionId)), (heading, null)],
            Paragraphs = [texts["Reviews.RemarkAbout", FieldName(found.Contribution.Kind, remark.Field)], .. Paragraphs.Of(remark.Body)],
            Ways = [(texts["Shared.Cancel"], back)],
        };
    }

    /// <returns>The conflict, empty for none; null, and the state says why, if nothing was said.</returns>
    public string? Conflict(ConflictForm form, ModelStateDictionary state)
    {
        switch (form.Conflict)
        {
            case "none":
                return "";
            case "some":
                return Text("which", form.Which, DeclarationStore.MaxConflict, state);
            default:
                state.AddModelError("conflict", texts["Reviews.ProblemConflict"]);
                return null;
        }
    }

    /// <summary>What was typed, as it is kept; null, and the state says why, if that cannot be.</summary>
    public string? Text(string name, string? typed, int most, ModelStateDictionary state)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        var problem = text.Length == 0 ? texts["Reviews.ProblemEmpty"]
            : text.Length > most ? texts["Reviews.ProblemLong", most]
            : text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? texts["Reviews.ProblemControl"]
            : null;
        if (problem is null)
        {
            return text;
        }

        state.AddModelError(name, problem);
        return null;
    }

    public void NotWritten(ReviewOutcome outcome, ModelStateDictionary state) =>
        state.AddModelError("", outcome is ReviewOutcome.TooMany ? texts["Reviews.ProblemManyMessages", ReviewMessages.Most] : texts["Reviews.ProblemNotWritten"]);

    private Task<FormSheet> RemarkAsync(SubmissionCase found, string field, string submit, string text, string weight, ModelStateDictionary state, CancellationToken ct) => OfAsync(
        found.Submission, state, texts["Reviews.RemarkOn", FieldName(found.Contribution.Kind, field)], submit, texts["Reviews.RemarkExplained"], ct,
        new FormField("remark", FieldKind.Area, texts["Reviews.Remark"]) { Value = text, MaxLength = Remark.MaxLength },
        new FormField("weight", FieldKind.Choices, texts["Reviews.Weight"]) { Value = weight, Options = [new FieldOption(RemarkForm.Suggestion, texts["Reviews.Suggestion"]), new FieldOption(RemarkForm.Must, texts["Reviews.Must"])] });

    private Task<FormSheet> ConflictAsync(Submission submission, string heading, string submit, string explained, ModelStateDictionary state, CancellationToken ct) => OfAsync(
        submission, state, heading, submit, explained, ct,
        new FormField("conflict", FieldKind.Choices, texts["Reviews.Conflict"]) { Help = texts["Reviews.ConflictHelp"], Options = [new FieldOption("none", texts["Reviews.ConflictNone"]), new FieldOption("some", texts["Reviews.ConflictSome"])] },
        new FormField("which", FieldKind.Area, texts["Reviews.ConflictWhich"]) { Help = texts["Reviews.ConflictWhichHelp"], MaxLength = DeclarationStore.MaxConflict, Rows = 3 });

    private async Task<FormSheet> OfAsync(Submission submission, ModelStateDictionary state, string heading, string submit, string explained, CancellationToken ct, params FormField[] fields)
    {
        var title = (await contributions.RevisionAsync(submission.RevisionId!.Value, ct))!.Content.Title;
        return FormSheet.Of(state, texts, QueuePages.Head(heading), heading, submit, fields) with
        {
            Crumbs = [(texts["Reviews.Heading"], links.Reviews()), (title, links.Review(submission.Id)), (heading, null)],
            Paragraphs = [explained],
            Ways = [(texts["Shared.Cancel"], links.Review(submission.Id))],
        };
    }

    private string FieldName(Kind kind, string field) => kind.FieldNamed(field) is { } declared ? words.Label(kind, declared) : field;
}
