using Repository.Domain.Access;
using Repository.Domain.Submissions;
using Repository.Web.Features.Contribute;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.FocalPoints;

/// <summary>What a submission's page says of its focal point.</summary>
/// <param name="FocalPoint">Null where it is submitted for the author's own organisation.</param>
/// <param name="Email">For owners alone; else null.</param>
public sealed record FocalPointPanel(FocalPoint? FocalPoint, string? Email)
{
    /// <summary>What was asked and said, the last one first.</summary>
    public required IReadOnlyList<ConfirmationLine> Lines { get; init; }

    /// <summary>Where another one is named; null where that is not to be done.</summary>
    public string? Name { get; init; }

    /// <summary>Where they are written to once more; null where nobody is being asked.</summary>
    public string? MailAgain { get; init; }

    public bool IsShown => FocalPoint is not null || Lines.Count > 0;
}

/// <param name="Tone">A class of the style sheet.</param>
/// <param name="Who">Name, organisation and, for reviewers, at which host they read mail.</param>
public sealed record ConfirmationLine(string What, string Tone, string Who, DateTimeOffset At, string Reason);

/// <summary>Makes the panels of authors and of reviewers, who learn of the address its host alone.</summary>
public sealed class FocalPointPanels(FocalPointStore focalPoints, TimeProvider clock, Texts texts, Links links)
{
    public async Task<FocalPointPanel> OfAsync(OpenedSubmission opened, CancellationToken ct)
    {
        var (submission, focalPoint) = (opened.Submission, await focalPoints.FindAsync(opened.Submission.Id, ct));
        var confirmations = await focalPoints.ConfirmationsAsync(submission.Id, ct);
        var (names, asked) = (opened.Allows(PolicyTable.NameFocalPoint), confirmations.Any(one => one.IsAwaitedBy(submission)));
        return new FocalPointPanel(focalPoint, names && focalPoint?.Email.Length > 0 ? focalPoint.Email : null)
        {
            Lines = [.. confirmations.Select(one => Line(submission, one, withHost: false))],
            Name = names && (submission.IsWritable || asked) ? links.Submission(submission.Id, "focal-point") : null,
            MailAgain = names && asked ? links.Submission(submission.Id, "focal-point/mail") : null,
        };
    }

    public async Task<FocalPointPanel> ForReviewAsync(Submission submission, CancellationToken ct) => new(await focalPoints.FindAsync(submission.Id, ct), Email: null)
    {
        Lines = [.. (await focalPoints.ConfirmationsAsync(submission.Id, ct)).Select(one => Line(submission, one, withHost: true))],
    };

    private ConfirmationLine Line(Submission submission, Confirmation one, bool withHost)
    {
        var (key, tone) = one.Answer switch
        {
            ConfirmationAnswer.Confirmed => (one.RevisionId == submission.RevisionId ? "FocalPoints.Confirmed" : "FocalPoints.ConfirmedBefore", "ok"),
            ConfirmationAnswer.Declined => ("FocalPoints.Declined", "bad"),
            ConfirmationAnswer.Void => ("FocalPoints.Replaced", ""),
            _ when !one.IsAwaitedBy(submission) => ("FocalPoints.NotNeeded", ""),
            _ when one.ExpiresAt <= clock.GetUtcNow() => ("FocalPoints.Silent", "warn"),
            _ => ("FocalPoints.Waits", "info"),
        };
        var host = withHost && one.FocalPoint.Email.Split('@') is [_, var at] ? texts["FocalPoints.AtHost", at] : null;
        return new ConfirmationLine(texts[key], tone, string.Join(", ", new[] { one.FocalPoint.Name, one.FocalPoint.Organisation, host }.OfType<string>()), one.AnsweredAt ?? one.AskedAt, one.Reason);
    }
}
