using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Differences;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Features.FocalPoints;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Reviews;

/// <summary>A submission as its reviewers see it.</summary>
public sealed record ReviewPage(PageHead Head, Submission Submission) : IPage
{
    public required string Title { get; init; }

    /// <summary>Of the title and all that the author wrote.</summary>
    public required string Language { get; init; }

    public required string State { get; init; }

    public required string Tone { get; init; }

    public (string Tone, string Text)? Due { get; init; }

    /// <summary>Kind, round, with what it is compared.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>Who reviews it, and since when; null while nobody does.</summary>
    public string? Claimed { get; init; }

    public Notice? Notice { get; init; }

    /// <summary>What the reader may do now.</summary>
    public required ReviewWays Ways { get; init; }

    /// <summary>It is compared with a text before it.</summary>
    public required bool IsCompared { get; init; }

    public required IReadOnlyList<ReviewedField> Fields { get; init; }

    /// <summary>How many remarks are open, answered and resolved, in words.</summary>
    public required IReadOnlyList<string> RemarkCounts { get; init; }

    public IEnumerable<ReviewedField> Open => Fields.Where(one => one.IsOpen(IsCompared));

    public IEnumerable<ReviewedField> Folded => Fields.Where(one => !one.IsOpen(IsCompared));

    public required CheckReport Checks { get; init; }

    public required Kind Kind { get; init; }

    public required IReadOnlyList<SimilarRecord> Similar { get; init; }

    public required IReadOnlyList<HistoryLine> History { get; init; }

    /// <summary>How the criteria are met, as it is kept or was typed.</summary>
    public required IReadOnlyList<CriterionRating> Ratings { get; init; }

    /// <summary>The form; null where the reader does not decide.</summary>
    public TypedDecision? Decision { get; init; }

    /// <summary>Remarks that stand in the way of an approval.</summary>
    public required int OpenMusts { get; init; }

    public required int Messages { get; init; }

    /// <summary>Who was asked to confirm it for another organisation, and what they said.</summary>
    public required FocalPointPanel FocalPoint { get; init; }

    public CriterionRating? RatingOf(Criterion criterion) => Ratings.FirstOrDefault(rating => rating.Criterion == criterion);
}

/// <param name="Decides">And remarks.</param>
/// <param name="Declares">Was given it, and says first whether there is a conflict of interest.</param>
public sealed record ReviewWays(bool Claims, bool Declares, bool Decides, bool Releases, bool Reassigns);

/// <param name="Difference">Null where the field is empty, before and now.</param>
public sealed record ReviewedField(Guid SubmissionId, Field Field, string Label, FieldDifference? Difference, IReadOnlyList<ShownRemark> Remarks)
{
    public required string? Language { get; init; }

    /// <summary>The reader may add a remark.</summary>
    public required bool TakesRemarks { get; init; }

    public bool IsChanged => Difference is { IsChanged: true };

    public bool IsOpen(bool compared) => Remarks.Count > 0 || (compared ? IsChanged : Difference is not null);
}

/// <param name="IsUnsent">Its author has not seen it yet, so it may be taken back.</param>
/// <param name="Acts">The reader may resolve it.</param>
/// <param name="IsOwn">The reader wrote it, and may write it otherwise as long as it is unsent.</param>
public sealed record ShownRemark(Remark Remark, bool IsUnsent, bool Acts, bool IsOwn);

/// <param name="Who">Null where nobody with an account acted.</param>
public sealed record HistoryLine(string What, string? Who, DateTimeOffset At, string Reason);
