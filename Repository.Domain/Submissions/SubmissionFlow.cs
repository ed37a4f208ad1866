using Repository.Domain.Data;
using static Repository.Domain.Submissions.SubmissionAction;
using static Repository.Domain.Submissions.SubmissionState;

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
        new(Submit, Draft, Submitted),
        new(AskFocalPoint, Draft, AwaitingConfirmation),
        new(Confirm, AwaitingConfirmation, Submitted),
        new(Decline, AwaitingConfirmation, Draft),
        new(TakeBack, AwaitingConfirmation, Draft),
        new(TakeBack, Submitted, Draft),
        new(Claim, Submitted, InReview),
        new(Release, InReview, Submitted),
        new(Reassign, InReview, InReview),
        new(RequestChanges, InReview, ChangesRequested),
        new(Resubmit, ChangesRequested, InReview),
        new(Approve, InReview, Approved),
        new(Reject, InReview, Rejected),
        new(Cancel, Draft, Cancelled),
        new(Cancel, AwaitingConfirmation, Cancelled),
        new(Cancel, Submitted, Cancelled),
        new(Cancel, InReview, Cancelled),
        new(Cancel, ChangesRequested, Cancelled),
    ];

    private static readonly Dictionary<(SubmissionAction, SubmissionState), SubmissionState> Ways = Steps.ToDictionary(step => (step.Action, step.From), step => step.To);

    /// <summary>Where the action leads, or null if it is not to be done in that state.</summary>
    public static SubmissionState? After(SubmissionAction action, SubmissionState from) => Ways.TryGetValue((action, from), out var to) ? to : null;

    /// <summary>Stored names of the states in which the action may be done, as the policy table states them.</summary>
    public static string[] StatesFor(SubmissionAction action) => [.. Steps.Where(step => step.Action == action).Select(step => StoredName.Of(step.From))];

    /// <summary>Its author may still write.</summary>
    public static bool IsWritable(SubmissionState state) => state is Draft or ChangesRequested;

    /// <summary>Something is still to happen to it.</summary>
    public static bool IsOpen(SubmissionState state) => state is not (Approved or Rejected or Cancelled);
}
