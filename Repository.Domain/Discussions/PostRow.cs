using Repository.Domain.Data;

namespace Repository.Domain.Discussions;

internal sealed record PostRow
{
    public required Guid ThreadId { get; init; }

    public required int Number { get; init; }

    public int? ParentNumber { get; init; }

    public required int Root { get; init; }

    public required int Reply { get; init; }

    public required Guid AuthorId { get; init; }

    public required string Language { get; init; }

    public required string Body { get; init; }

    public required string State { get; init; }

    public required int Replies { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public required int Version { get; init; }

    public Guid? RemovedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>Where it was asked for.</summary>
    public string Author { get; init; } = "";

    /// <summary>Where it was asked for.</summary>
    public string? ParentAuthor { get; init; }

    /// <summary>Where it was asked for.</summary>
    public bool IsFacilitator { get; init; }

    public Post ToPost() => new()
    {
        ThreadId = ThreadId,
        Number = Number,
        ParentNumber = ParentNumber,
        Root = Root,
        Reply = Reply,
        AuthorId = AuthorId,
        Language = Language,
        Body = Body,
        State = StoredName.Parse<PostState>(State),
        Replies = Replies,
        CreatedAt = CreatedAt,
        EditedAt = EditedAt,
        Version = Version,
        RemovedBy = RemovedBy,
        RemovedAt = RemovedAt,
        Reason = Reason,
    };

    public ShownPost ToShown(IEnumerable<ReactionRow> reactions)
    {
        var all = reactions.ToDictionary(row => StoredName.Parse<Reaction>(row.Kind));
        return new ShownPost
        {
            Post = ToPost(),
            Author = Author,
            ParentAuthor = ParentAuthor,
            IsFacilitator = IsFacilitator,
            Reactions = all.ToDictionary(pair => pair.Key, pair => pair.Value.Times),
            Own = [.. all.Where(pair => pair.Value.Own > 0).Select(pair => pair.Key)],
        };
    }
}

/// <summary>How often one thing was said of a post, and whether by the reader, too.</summary>
internal sealed record ReactionRow
{
    public required int Number { get; init; }

    public required string Kind { get; init; }

    public required int Times { get; init; }

    public required int Own { get; init; }
}
