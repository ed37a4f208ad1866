namespace Repository.Domain.Notifications;

/// <summary>What people choose by whether they are told, and how.</summary>
public enum NoticeTopic
{
    /// <summary>Steps of one's own submission that ask for nothing.</summary>
    Progress,

    /// <summary>What was decided on one's own submission.</summary>
    Decision,

    /// <summary>What the reviewer writes to the authors.</summary>
    Message,

    /// <summary>That something waits for one.</summary>
    Reminder,

    /// <summary>Submissions that no reviewer has yet.</summary>
    NewSubmission,

    /// <summary>Submissions that one reviews.</summary>
    Review,

    /// <summary>What was decided on a space that one suggested.</summary>
    Space,

    /// <summary>What becomes of one's posts in discussions.</summary>
    Post,
}
