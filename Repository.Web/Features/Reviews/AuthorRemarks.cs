using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Reviews;

/// <summary>A remark as its author sees it.</summary>
/// <param name="Label">Of the field.</param>
/// <param name="AnswerAddress">Null where it is not to be answered now.</param>
public sealed record AuthorRemark(Remark Remark, string Label, string? AnswerAddress);

/// <summary>What a reviewer has said, for the authors: <c>&lt;partial name="/Features/Reviews/_Remarks.cshtml" model="…" /&gt;</c>.</summary>
public sealed class AuthorRemarks(RemarkStore remarks, RatingStore ratings, ReviewWords words, Texts texts, Links links)
{
    /// <summary>Those on fields of one section, or all, as far as they were sent; who made them is not named to authors.</summary>
    public async Task<IReadOnlyList<AuthorRemark>> OfAsync(Submission submission, Kind kind, FormSection? section, CancellationToken ct) =>
    [
        .. (await remarks.SentAsync(submission, ct)).Where(remark => section is null || section.Fields.Contains(remark.Field)).Select(remark => new AuthorRemark(
            remark with { MadeBy = texts["Contribute.AModerator"] },
            kind.FieldNamed(remark.Field) is { } field ? words.Label(kind, field) : remark.Field,
            submission.State == SubmissionState.ChangesRequested && remark.State != RemarkState.Resolved ? links.Submission(submission.Id, $"remarks/{remark.Id:D}") : null)),
    ];

    /// <summary>How the criteria were met, as far as it was sent: <c>/Features/Reviews/_Ratings.cshtml</c>.</summary>
    public Task<IReadOnlyList<CriterionRating>> RatingsAsync(Submission submission, CancellationToken ct) => ratings.SentAsync(submission, ct);
}
