namespace Repository.Domain.Notifications;

/// <summary>To which choice each notice belongs, and whose it is.</summary>
public static class NoticeKinds
{
    public static NoticeTopic Topic(NoticeKind kind) => kind switch
    {
        NoticeKind.ChangesRequested or NoticeKind.Approved or NoticeKind.Rejected or NoticeKind.ConfirmationDeclined or NoticeKind.ChangeNotConfirmed
            or NoticeKind.Withdrawn or NoticeKind.Reinstated => NoticeTopic.Decision,
        NoticeKind.ReviewerWrote => NoticeTopic.Message,
        NoticeKind.WaitsForReviewer => NoticeTopic.NewSubmission,
        NoticeKind.Assigned or NoticeKind.Resubmitted or NoticeKind.GivenToAnother or NoticeKind.ReviewEnded or NoticeKind.ReviewedTextConfirmed or NoticeKind.ReviewedTextNotConfirmed
            or NoticeKind.AuthorWrote => NoticeTopic.Review,
        NoticeKind.DraftWaits or NoticeKind.ConfirmationWaits or NoticeKind.ChangesWait or NoticeKind.ChangesOverdue or NoticeKind.ReviewWaits or NoticeKind.ReviewOverdue => NoticeTopic.Reminder,
        NoticeKind.SpaceApproved or NoticeKind.SpaceDeclined => NoticeTopic.Space,
        NoticeKind.PostReleased or NoticeKind.PostRemoved or NoticeKind.PostAnswered => NoticeTopic.Post,
        _ => NoticeTopic.Progress,
    };

    /// <summary>Moderators or administrators are told; else authors.</summary>
    public static bool IsOfReview(NoticeKind kind) =>
        kind is NoticeKind.ReviewWaits or NoticeKind.ReviewOverdue || Topic(kind) is NoticeTopic.NewSubmission or NoticeTopic.Review;
}
