using Repository.Domain.Data;
using static Repository.Domain.Submissions.SubmissionAction;

namespace Repository.Domain.Submissions;

/// <summary>One way from a state to the next.</summary>
public sealed record SubmissionStep(SubmissionAction Action, SubmissionState From, SubmissionState To);

/// <summary>
/// The states of a submission and every way between them. The policy table takes from here in which state each thing may be done, the desks where it leads,
/// and the drawing in docs/architecture.md is made from it.
/// </summary>
public static class SubmissionFlow
{
    public static IReadOnlyList<SubmissionStep> Steps { get; } =
    [
        new(Submit, SubmissionState.Draft, SubmissionState.Submitted),
        new(AskFocalPoint, SubmissionState.Draft, SubmissionState.AwaitingConfirmation),
        new(Confirm, SubmissionState.AwaitingConfirmation, SubmissionState.Submitted),
        new(Decline, SubmissionState.AwaitingConfirmation, SubmissionState.Draft),
        new(TakeBack, SubmissionState.AwaitingConfirmation, SubmissionState.Draft),
        new(TakeBack, SubmissionState.Submitted, SubmissionState.Draft),
        new(Claim, SubmissionState.Submitted, SubmissionState.InReview),
        new(Release, SubmissionState.InReview, SubmissionState.Submitted),
        new(Reassign, SubmissionState.InReview, SubmissionState.InReview),
        new(RequestChanges, SubmissionState.InReview, SubmissionState.ChangesRequested),
        new(Resubmit, SubmissionState.ChangesRequested, SubmissionState.InReview),
        new(Approve, SubmissionState.InReview, SubmissionState.Approved),
        new(Reject, SubmissionState.InReview, SubmissionState.Rejected),
        new(Cancel, SubmissionState.Draft, SubmissionState.Cancelled),
        new(Cancel, SubmissionState.AwaitingConfirmation, SubmissionState.Cancelled),
        new(Cancel, SubmissionState.Submitted, SubmissionState.Cancelled),
        new(Cancel, SubmissionState.InReview, SubmissionState.Cancelled),
        new(Cancel, SubmissionState.ChangesRequested, SubmissionState.Cancelled),
    ];

    private static readonly Dictionary<(SubmissionAction, SubmissionState), SubmissionState> Ways = Steps.ToDictionary(step => (step.Action, step.From), step => step.To);

    /// <summary>Where the action leads, or null if it is not to be done in that state.</summary>
    public static SubmissionState? After(SubmissionAction action, SubmissionState from) => Ways.TryGetValue((action, from), out var to) ? to : null;

    /// <summary>Stored names of the states in which the action may be done, as the policy table states them.</summary>
    public static string[] StatesFor(SubmissionAction action) => [.. Steps.Where(step => step.Action == action).Select(step => StoredName.Of(step.From))];

    /// <summary>Its author may still write.</summary>
    public static bool IsWritable(SubmissionState state) => state is SubmissionState.Draft or SubmissionState.ChangesRequested;

    /// <summary>Something is still to happen to it.</summary>
    public static bool IsOpen(SubmissionState state) => state is not (SubmissionState.Approved or SubmissionState.Rejected or SubmissionState.Cancelled);
}
