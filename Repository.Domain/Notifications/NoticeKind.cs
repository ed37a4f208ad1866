namespace Repository.Domain.Notifications;

/// <summary>What people are told. Their words are texts of the web's feature <c>Notifications</c>.</summary>
public enum NoticeKind
{
    /// <summary>To authors: it is on its way, with what comes next.</summary>
    Submitted,

    /// <summary>To authors: a focal point has been asked.</summary>
    ConfirmationAsked,

    /// <summary>To authors: the focal point said no.</summary>
    ConfirmationDeclined,

    /// <summary>To authors: the focal point has not answered yet.</summary>
    ConfirmationWaits,

    /// <summary>To authors: the focal point has confirmed a text that the reviewer had already.</summary>
    ChangeConfirmed,

    /// <summary>To authors: the focal point said no to it.</summary>
    ChangeNotConfirmed,

    /// <summary>To its reviewer: the same.</summary>
    ReviewedTextConfirmed,

    /// <summary>To its reviewer: the same.</summary>
    ReviewedTextNotConfirmed,

    /// <summary>To authors: one of them writes on.</summary>
    TakenBack,

    /// <summary>To authors: it has a reviewer.</summary>
    ReviewBegun,

    /// <summary>To authors: it waits for another reviewer.</summary>
    ReviewerLeft,
    ChangesRequested,
    Approved,
    Rejected,

    /// <summary>To authors: one of them has ended it.</summary>
    Cancelled,

    /// <summary>To its owner: somebody has accepted an invitation.</summary>
    AuthorJoined,

    /// <summary>To its owner: somebody writes or reads it no more, by their own choice.</summary>
    AuthorLeft,

    /// <summary>To an author: it was handed over to them.</summary>
    OwnerNow,

    /// <summary>To who was an author.</summary>
    TakenOff,

    /// <summary>To authors: what they published was taken from the public.</summary>
    Withdrawn,

    /// <summary>To authors: it is public again.</summary>
    Reinstated,

    /// <summary>To authors: the reviewer has written to them.</summary>
    ReviewerWrote,

    /// <summary>To its reviewer: an author has written.</summary>
    AuthorWrote,

    /// <summary>To moderators of what it is about.</summary>
    WaitsForReviewer,

    /// <summary>To its reviewer: it was given to them.</summary>
    Assigned,

    /// <summary>To its reviewer: its authors have answered.</summary>
    Resubmitted,

    /// <summary>To who was its reviewer.</summary>
    GivenToAnother,

    /// <summary>To its reviewer: its authors have ended it.</summary>
    ReviewEnded,

    /// <summary>To authors: a draft that nobody has written on for long.</summary>
    DraftWaits,

    /// <summary>To authors: changes that were asked for.</summary>
    ChangesWait,

    /// <summary>To authors: their time is over.</summary>
    ChangesOverdue,

    /// <summary>To its reviewer: it has no decision yet.</summary>
    ReviewWaits,

    /// <summary>To administrators: nobody reviews it, and its time is over.</summary>
    ReviewOverdue,

    /// <summary>To whoever suggested a space: it is there.</summary>
    SpaceApproved,

    /// <summary>To whoever suggested a space: there will be none.</summary>
    SpaceDeclined,

    /// <summary>To the author of a post: others see it now.</summary>
    PostReleased,

    /// <summary>To the author of a post: those who moderate have removed it.</summary>
    PostRemoved,

    /// <summary>To the author of a post or thread: somebody has answered.</summary>
    PostAnswered,
}
