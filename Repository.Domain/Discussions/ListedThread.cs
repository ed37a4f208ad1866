namespace Repository.Domain.Discussions;

/// <summary>A thread in a list.</summary>
/// <param name="Author">As who began it is named now; empty where the space asks.</param>
/// <param name="HasNew">Whether there is something in it that the reader, who has an account, has not read.</param>
public sealed record ListedThread(DiscussionThread Thread, string Author, bool HasNew);
