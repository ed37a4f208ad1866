using Repository.Domain.Access;
using Repository.Domain.People;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

/// <summary>Posts about one thing, in a space.</summary>
public sealed record DiscussionThread
{
    public const int MaxTitle = 200;

    public required Guid Id { get; init; }

    /// <summary>In its address; permanent.</summary>
    public required int Number { get; init; }

    public required Guid SpaceId { get; init; }

    public required ThreadKind Kind { get; init; }

    /// <summary>Of a guiding question a copy in one language: pages show the space's own words.</summary>
    public required string Title { get; init; }

    /// <summary>Which of its space's guiding questions it is, from 1.</summary>
    public int? Question { get; init; }

    public Guid? ContributionId { get; init; }

    /// <summary>Null where the space asks.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Its first post waits for a moderator: nobody else knows of it.</summary>
    public bool Held { get; init; }

    public bool Pinned { get; init; }

    public bool Locked { get; init; }

    /// <summary>Number of the post that answers it.</summary>
    public int? Accepted { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the last post that everybody sees.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>How many everybody sees.</summary>
    public required int Posts { get; init; }

    /// <summary>Of the last post, whatever became of it.</summary>
    public required int LastNumber { get; init; }

    /// <summary>Place of the last post at the top level, whatever became of it.</summary>
    public required int LastRoot { get; init; }

    public string Slug => Slugs.Of(Title);
}

/// <summary>A thread as somebody meets it, with its space as it is then.</summary>
public sealed record ThreadCase(DiscussionThread Thread, SpaceCase Space)
{
    /// <summary>What rights depend on. Whoever began it and may no longer read the space has no part in it any more.</summary>
    public AccessSubject SubjectFor(Actor actor) => SubjectFor(actor, Thread.AuthorId, Thread.Held ? TalkCondition.Held : Thread.Locked ? TalkCondition.Locked : TalkCondition.Plain);

    internal AccessSubject SubjectFor(Actor actor, Guid? ownerId, TalkCondition condition)
    {
        var space = Space.Subject;
        var owns = ownerId is not null && ownerId == actor.AccountId && PolicyTable.Named(PolicyTable.ReadSpace).Decide(actor, space) == AccessDecision.Allowed;
        return space with { State = DiscussionStates.Of(space.State, condition), Standings = owns ? [.. space.Standings, Standing.Owner] : space.Standings };
    }
}
