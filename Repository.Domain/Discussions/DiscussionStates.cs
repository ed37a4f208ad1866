using Repository.Domain.Data;
using Repository.Domain.Spaces;

namespace Repository.Domain.Discussions;

/// <summary>In which condition a thread or post is, as far as rights depend on it.</summary>
public enum TalkCondition
{
    Plain,

    /// <summary>Nobody but those who moderate writes in the thread any more.</summary>
    Locked,

    /// <summary>It waits for a moderator.</summary>
    Held,
    Removed,
}

/// <summary>What of a thread or post the policy table asks as its state: that of its space, and its own: <c>members/open/locked</c>.</summary>
public static class DiscussionStates
{
    public static string Of(string spaceState, TalkCondition condition) => $"{spaceState}/{StoredName.Of(condition)}";

    public static string[] In(IReadOnlyCollection<SpacePhase> phases, IReadOnlyCollection<TalkCondition> conditions, params SpaceVisibility[] visibilities) =>
        [.. SpaceStates.In(phases, visibilities).SelectMany(_ => conditions, Of)];
}
