using System.ComponentModel.DataAnnotations;
using Repository.Domain.Submissions;

namespace Repository.Web.Features.Contribute;

/// <summary>How much one account submits, and the times that the site promises: the section <c>Submissions</c>.</summary>
public sealed class SubmissionOptions
{
    /// <summary>Drafts begun, and as many submissions sent, within 24 hours.</summary>
    [Range(1, 10_000)]
    public int PerDay { get; set; } = 20;

    /// <summary>Working days from a submission to a moderator's answer.</summary>
    [Range(1, 250)]
    public int ReviewWorkingDays { get; set; } = 15;

    /// <summary>Days that an author has to answer, where the reviewer names no date.</summary>
    [Range(1, 365)]
    public int AnswerDays { get; set; } = 21;

    /// <summary>Days that a focal point has to confirm.</summary>
    [Range(1, 90)]
    public int ConfirmationDays { get; set; } = 14;

    public SubmissionLimits ToLimits() => new()
    {
        PerDay = PerDay,
        ReviewWorkingDays = ReviewWorkingDays,
        AnswerDays = AnswerDays,
        ConfirmationDays = ConfirmationDays,
    };
}
