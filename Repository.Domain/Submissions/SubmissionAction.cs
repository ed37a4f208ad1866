namespace Repository.Domain.Submissions;

/// <summary>What moves a submission from one state to the next.</summary>
public enum SubmissionAction
{
    /// <summary>An author begins to write.</summary>
    Open,
    Submit,

    /// <summary>Submits in the name of somebody else, whose focal point is asked first.</summary>
    AskFocalPoint,

    /// <summary>By the focal point.</summary>
    Confirm,

    /// <summary>By the focal point: it goes back to the author.</summary>
    Decline,

    /// <summary>By the author, to write on, before anybody has begun to review.</summary>
    TakeBack,

    /// <summary>A moderator takes it upon themselves.</summary>
    Claim,

    /// <summary>The reviewer leaves it to others.</summary>
    Release,

    /// <summary>It is given to another moderator.</summary>
    Reassign,
    RequestChanges,

    /// <summary>The author answers what was asked for.</summary>
    Resubmit,
    Approve,
    Reject,
    Cancel,
}
