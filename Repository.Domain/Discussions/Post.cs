using Repository.Domain.Access;

namespace Repository.Domain.Discussions;

/// <summary>What somebody wrote in a thread.</summary>
public sealed record Post
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxBody = 10_000;

    public required Guid ThreadId { get; init; }

    /// <summary>In the order in which they were written; with the thread's number its address for good.</summary>
    public required int Number { get; init; }

    /// <summary>What it answers; null at the top level.</summary>
    public int? ParentNumber { get; init; }

    /// <summary>Place of its top-level post among those of the thread, from 1.</summary>
    public required int Root { get; init; }

    /// <summary>Place among all that answers that top-level post or one another; 0 for the top-level post itself.</summary>
    public required int Reply { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>Of the text, where that is sure; else empty.</summary>
    public required string Language { get; init; }

    /// <summary>Markdown; of a removed one for its author and for those who moderate.</summary>
    public required string Body { get; init; }

    public required PostState State { get; init; }

    /// <summary>Of a top-level post: how many stand below it, whatever became of them.</summary>
    public required int Replies { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Of its text, from 1.</summary>
    public required int Version { get; init; }

    public Guid? RemovedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Why it was removed.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>A post in its thread as somebody meets it.</summary>
public sealed record PostCase(Post Post, ThreadCase Thread)
{
    public AccessSubject SubjectFor(Actor actor) => Thread.SubjectFor(actor, Post.AuthorId, Post.State switch
    {
        PostState.Held => TalkCondition.Held,
        PostState.Removed => TalkCondition.Removed,
        _ => Thread.Thread.Locked ? TalkCondition.Locked : TalkCondition.Plain,
    });
}
