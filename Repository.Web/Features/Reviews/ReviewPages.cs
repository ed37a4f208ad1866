using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Differences;
using Repository.Domain.Data;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.FocalPoints;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Reviews;

/// <summary>Makes the page on which a submission is reviewed.</summary>
public sealed class ReviewPages(
    SubmissionStore submissions,
    ContributionStore contributions,
    DeclarationStore declarations,
    RemarkStore remarks,
    RatingStore ratings,
    ReviewMessages messages,
    FocalPointPanels focalPoints,
    ReviewWords words,
    SimilarRecords similar,
    ICatalogue catalogue,
    AccessGate gate,
    TimeProvider clock,
    Texts texts)
{
    private static readonly string[] Done =
        ["claimed", "declared", "released", "reassigned", "kept", "remarked", "edited", "resolved", "reopened", "removed", "too-many", "approve", "requestchanges", "reject"];

    public async Task<ReviewPage> OfAsync(SubmissionCase found, TypedDecision typed, string done, CancellationToken ct)
    {
        var (submission, contribution) = (found.Submission, found.Contribution);
        var steps = await submissions.TransitionsAsync(submission.Id, ct);
        var content = (await contributions.RevisionAsync(submission.RevisionId!.Value, ct))!.Content;
        var basis = await BasisAsync(found, steps, ct);
        var difference = ContentDifference.Of(basis?.Content ?? content, content);
        var said = await remarks.OfAsync(submission.Id, ct);
        var kept = await ratings.OfAsync(submission, ct);
        var ways = await WaysAsync(found, ct);
        return new ReviewPage(QueuePages.Head(texts["Reviews.ReviewOf", content.Title]), submission)
        {
            Title = content.Title,
            Language = content.Language,
            State = words.State(submission.State),
            Tone = SubmissionWords.Tone(submission.State),
            Due = words.Due(submission),
            Facts = [words.Name(content.Kind), words.Round(submission), .. basis is null ? Array.Empty<string>() : [texts[basis.IsPublished ? "Reviews.ComparedWithPublished" : "Reviews.ComparedWith", words.Date(basis.At)]]],
            Claimed = Claimed(found, steps),
            Notice = Done.Contains(done, StringComparer.Ordinal) ? new Notice(done == "too-many" ? "warn" : "ok", texts[$"Reviews.Done.{done}"]) : null,
            Ways = ways,
            IsCompared = basis is not null,
            Fields = [.. Fields(submission, content, difference, said, ways.Decides)],
            RemarkCounts = [.. said.CountBy(remark => remark.State).OrderBy(counted => counted.Key).Select(counted => texts.Count($"Reviews.Remarks{counted.Key}", counted.Value))],
            Checks = ContentChecks.Of(content, catalogue.Taxonomy, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            Kind = content.Kind,
            Similar = similar.To(content.Title, contribution.Id, ct),
            History = [.. steps.Select(step => new HistoryLine(words.Did(step.Action), step.ActorName, step.At, step.Reason)).Reverse()],
            Ratings = typed.Typed ?? kept,
            Decision = ways.Decides ? Filled(typed, content.Language) : null,
            OpenMusts = said.Count(remark => remark.IsOpenMust),
            FocalPoint = await focalPoints.ForReviewAsync(submission, ct),
            Messages = (await messages.OfAsync(submission.Id, ct)).Count,
        };
    }

    private TypedDecision Filled(TypedDecision typed, string language) => ReviewTemplate.Find(typed.Template) is { } template
        ? typed with { Decision = StoredName.Of(template.Decision), Reason = words.Template(template, language) }
        : typed;

    private async Task<ReviewWays> WaysAsync(SubmissionCase found, CancellationToken ct)
    {
        var reviews = gate.Shows(PolicyTable.Review, found.Subject);
        var declared = reviews && await declarations.FindAsync(found.Submission.Id, gate.Actor.AccountId!.Value, ct) is not null;
        return new ReviewWays(
            gate.Shows(PolicyTable.ClaimSubmission, found.Subject),
            reviews && !declared,
            reviews && declared,
            gate.Shows(PolicyTable.ReleaseSubmission, found.Subject),
            gate.Shows(PolicyTable.ReassignSubmission, found.Subject));
    }

    /// <summary>What the last decision was about, else what is public; null for a first submission.</summary>
    private async Task<Basis?> BasisAsync(SubmissionCase found, IReadOnlyList<SubmissionTransition> steps, CancellationToken ct)
    {
        var asked = steps.LastOrDefault(step => step.Action == SubmissionAction.RequestChanges && step.RevisionId != found.Submission.RevisionId);
        var published = found.Submission.State == SubmissionState.Approved ? found.Submission.BasedOnId : found.Contribution.PublishedRevisionId;
        return (asked?.RevisionId ?? published) is { } id && id != found.Submission.RevisionId && await contributions.RevisionAsync(id, ct) is { } revision
            ? new Basis(revision.Content, revision.CreatedAt, asked is null)
            : null;
    }

    private string? Claimed(SubmissionCase found, IReadOnlyList<SubmissionTransition> steps)
    {
        if (found.Submission.ReviewerId is not { } reviewer || steps.LastOrDefault(step => step.Action is SubmissionAction.Claim or SubmissionAction.Reassign) is not { } step)
        {
            return null;
        }

        // Who was given it did not act; a name of theirs stands where they did.
        var name = steps.FirstOrDefault(one => one.ActorId == reviewer)?.ActorName;
        return reviewer == gate.Actor.AccountId ? texts["Reviews.ClaimedByYou", words.Date(step.At)]
            : name is null ? texts["Reviews.GivenOn", words.Date(step.At)]
            : texts["Reviews.ClaimedBy", name, words.Date(step.At)];
    }

    /// <summary>Fields of the form that say something or might, and others that say something.</summary>
    private IEnumerable<ReviewedField> Fields(Submission submission, RevisionContent content, ContentDifference difference, IReadOnlyList<Remark> said, bool decides)
    {
        var byField = said.ToLookup(remark => remark.Field, StringComparer.Ordinal);
        foreach (var field in content.Kind.Fields)
        {
            var isAsked = content.Kind.FormFields.Contains(field);
            var change = difference.Fields.FirstOrDefault(one => one.Field == field);
            if (isAsked || change is not null)
            {
                yield return new ReviewedField(submission.Id, field, words.Label(content.Kind, field), change, [.. byField[field.Name].Select(remark => new ShownRemark(remark, !RemarkStore.IsSent(submission, remark.Round), decides, remark.MadeById == gate.Actor.AccountId))])
                {
                    Language = difference.LanguageChanged ? null : content.Language,
                    TakesRemarks = decides && isAsked,
                };
            }
        }
    }

    private sealed record Basis(RevisionContent Content, DateTimeOffset At, bool IsPublished);
}
