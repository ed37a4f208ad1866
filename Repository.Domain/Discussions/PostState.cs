namespace Repository.Domain.Discussions;

public enum PostState
{
    Visible,

    /// <summary>It waits for a moderator; its author and those who moderate see it.</summary>
    Held,

    /// <summary>Its place stays, with the reason; its text is kept for its author and for those who moderate.</summary>
    Removed,
}
