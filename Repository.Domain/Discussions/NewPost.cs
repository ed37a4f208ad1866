namespace Repository.Domain.Discussions;

/// <summary>A post to be written.</summary>
/// <param name="Parent">Number of the post that it answers; null at the top level.</param>
/// <param name="FormId">Of the form that it comes with: the same one sent twice is one post.</param>
public sealed record NewPost(string Body, int? Parent, Guid FormId);

/// <summary>A thread to be begun, with its first post.</summary>
/// <param name="ContributionId">The published record that it is about, of one that is about a record.</param>
public sealed record NewThread(ThreadKind Kind, string Title, string Body, Guid FormId, Guid? ContributionId = null);
