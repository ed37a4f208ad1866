using Repository.Domain.Access;
using Repository.Domain.Data;

namespace Repository.Domain.Discussions;

internal sealed record ThreadRow
{
    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required Guid SpaceId { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public int? Question { get; init; }

    public Guid? ContributionId { get; init; }

    public Guid? AuthorId { get; init; }

    public required bool Held { get; init; }

    public required bool Pinned { get; init; }

    public required bool Locked { get; init; }

    public int? Accepted { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required int Posts { get; init; }

    public required int LastNumber { get; init; }

    public required int LastRoot { get; init; }

    /// <summary>Where it was asked for.</summary>
    public string SpaceName { get; init; } = "";

    /// <summary>Where it was asked for.</summary>
    public string Author { get; init; } = "";

    /// <summary>Where it was asked for: of the last post that there was when the asker read it; 0 for none.</summary>
    public int ReadNumber { get; init; }

    public DiscussionThread ToThread() => new()
    {
        Id = Id,
        Number = Number,
        SpaceId = SpaceId,
        Kind = StoredName.Parse<ThreadKind>(Kind),
        Title = Title,
        Question = Question,
        ContributionId = ContributionId,
        AuthorId = AuthorId,
        Held = Held,
        Pinned = Pinned,
        Locked = Locked,
        Accepted = Accepted,
        CreatedAt = CreatedAt,
        LastAt = LastAt,
        Posts = Posts,
        LastNumber = LastNumber,
        LastRoot = LastRoot,
    };

    public ListedThread ToListed(Actor reader) => new(ToThread(), Author, HasNew: reader.IsSignedIn && ReadNumber < LastNumber);
}
