using System.Globalization;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Features.FocalPoints;
using Repository.Web.Features.Reviews;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>The page of a submission for its authors.</summary>
public sealed class DraftPages(
    AuthoringDesk desk, SubmissionStore submissions, AuthorStore authors, SubmissionLimits limits, ICatalogue catalogue, DraftProblems problems, ReviewerQuestionsBuilder questions, KindWords kinds, SubmissionWords words, AuthorRemarks remarks, FocalPointPanels focalPoints,
    IHttpContextAccessor accessor, Texts texts, Links links)
{
    private static readonly SubmissionState[] Way = [SubmissionState.Draft, SubmissionState.Submitted, SubmissionState.InReview, SubmissionState.ChangesRequested, SubmissionState.Approved];

    public async Task<DraftPage> OfAsync(OpenedSubmission opened, Notice? notice, CancellationToken ct)
    {
        var (submission, draft) = (opened.Submission, opened.Draft);
        var reading = await desk.ReadAsync(submission, draft, catalogue.Taxonomy, ct);
        var transitions = await submissions.TransitionsAsync(submission.Id, ct);
        var writers = await authors.OfContributionAsync(submission.ContributionId, ct);
        var http = accessor.HttpContext!;
        var reader = http.SignedIn()!.Account.Id;
        var heading = opened.Title.Length > 0 ? opened.Title : texts["Contribute.Untitled"];
        return new DraftPage(new PageHead { Title = heading, Section = SiteSection.Contribute, NoIndex = true }, opened)
        {
            Heading = heading,
            Language = opened.Title.Length > 0 && draft.Answers.Language is { Length: > 0 } language && language != texts.Language.Code ? language : null,
            Kicker = string.Join(" · ", kinds.Name(draft.Kind), words.State(submission.State), texts["Contribute.SavedOn", Moment(draft.SavedAt)]),
            Notice = notice,
            Asked = submission.State == SubmissionState.ChangesRequested ? ReasonOf(transitions, SubmissionAction.RequestChanges) : null,
            Rejected = submission.State == SubmissionState.Rejected ? ReasonOf(transitions, SubmissionAction.Reject) : null,
            Remarks = await remarks.OfAsync(submission, draft.Kind, section: null, ct),
            Ratings = await remarks.RatingsAsync(submission, ct),
            Tasks = [.. DraftSection.Of(draft.Kind).Select(section => Task(opened, section, reading.Problems))],
            Points = [.. reading.Problems.OrderBy(problem => DraftSection.Asking(draft.Kind, problem.Field).Place).Select(problem => Point(submission, draft.Kind, problem))],
            Asks = questions.Of(draft.Kind, reading.Checks, _ => true, field => AddressOf(submission, draft.Kind, field)),
            Way = [.. Steps(submission, transitions)],
            FocalPoint = await focalPoints.OfAsync(opened, ct),
            Next = Next(opened),
            History = [.. transitions.Reverse().Select(step => Line(step, writers))],
            Authors = [.. writers.Select(author => new AuthorLine(author.DisplayName, author.Role, author.AccountId == reader))],
            Saved = draft.Kind.SectionNamed(http.Request.Query["saved"].ToString())?.Name,
            PersonKey = reader.ToString("N", CultureInfo.InvariantCulture),
            Record = opened.Case.Contribution.Publication == PublicationState.Published ? links.Record(draft.Kind, opened.Case.Contribution.Number, opened.Case.Contribution.Slug) : null,
        };
    }

    private SectionTask Task(OpenedSubmission opened, DraftSection section, IReadOnlyList<FieldProblem> found)
    {
        var mine = found.Where(problem => section.Names.Contains(problem.Field)).ToList();
        var wrong = mine.Where(problem => problem.Rule != FieldRule.Required).ToList();
        var missing = mine.Count - wrong.Count;
        var asked = section.Fields.Count(field => field is not FlagField);
        var answered = section.Fields.Count(field => field is not FlagField && opened.Draft.Answers[field.Name].Count > 0);
        var isNeeded = missing > 0 || section.Fields.Any(field => field.RequiredToSubmit);
        var state = wrong.Count > 0 ? SectionState.ToCheck
            : !section.IsBegun(opened.Draft.Answers) ? isNeeded ? SectionState.NotBegun : SectionState.Optional
            : missing > 0 ? SectionState.Begun
            : SectionState.Done;
        return new SectionTask(
            opened.Allows(PolicyTable.WriteDraft) ? links.Submission(opened.Submission.Id, section.Section.Name) : null,
            kinds.Section(section.Kind, section.Section),
            state,
            wrong.Count > 0 ? problems.Text(section.Kind, wrong[0]) : texts["Contribute.Answered", answered, asked],
            wrong.Count,
            isNeeded);
    }

    private OpenPoint Point(Submission submission, Kind kind, FieldProblem problem) => new(
        problems.Text(kind, problem),
        AddressOf(submission, kind, problem.Field));

    private string AddressOf(Submission submission, Kind kind, string field) => $"{links.Submission(submission.Id, DraftSection.Asking(kind, field).Section.Name)}?check=1#{field}";

    /// <summary>The way as it goes as a rule, with what was different this time.</summary>
    private IEnumerable<WayStep> Steps(Submission submission, IReadOnlyList<SubmissionTransition> transitions)
    {
        var passed = transitions.Select(step => step.To).ToHashSet();
        var ended = submission.State is SubmissionState.Rejected or SubmissionState.Cancelled;
        var shown = Way.Where(state => state != SubmissionState.ChangesRequested || submission.State == state)
            .Concat(ended ? [submission.State] : [])
            .Where(state => !ended || state != SubmissionState.Approved);
        if (passed.Contains(SubmissionState.AwaitingConfirmation))
        {
            shown = shown.Take(1).Append(SubmissionState.AwaitingConfirmation).Concat(shown.Skip(1));
        }

        var steps = shown.ToList();
        var present = steps.IndexOf(submission.State);
        return steps.Select((state, place) => new WayStep(
            texts[$"Contribute.Way{state}"],
            state switch
            {
                SubmissionState.Draft => texts["Contribute.WayDraftNote"],
                SubmissionState.InReview => texts["Contribute.WayInReviewNote", limits.ReviewWorkingDays],
                _ => null,
            },
            place < present && (passed.Contains(state) || place == 0),
            place == present));
    }

    private string Next(OpenedSubmission opened)
    {
        var submission = opened.Submission;
        var next = words.Next(submission.State, opened.Case.Subject.Standings.Contains(Standing.Editor));
        return submission.IsOpen && submission.DueAt is { } due ? $"{next} {texts["Contribute.Until", words.Date(due)]}" : next;
    }

    /// <summary>Reviewers are not named to authors, who write to the site and not to a person.</summary>
    private HistoryLine Line(SubmissionTransition step, IReadOnlyList<ContributionAuthor> writers) => new(
        words.Did(step.Action),
        step.ActorId is null ? null : writers.FirstOrDefault(writer => writer.AccountId == step.ActorId)?.DisplayName ?? texts["Contribute.AModerator"],
        step.At,
        step.Reason);

    private static string? ReasonOf(IReadOnlyList<SubmissionTransition> transitions, SubmissionAction action) => transitions.LastOrDefault(step => step.Action == action)?.Reason;

    /// <summary>The server knows no one's own time.</summary>
    private string Moment(DateTimeOffset at) => texts["Contribute.Moment", texts.Date(at), at.ToString("HH:mm", CultureInfo.InvariantCulture)];
}
