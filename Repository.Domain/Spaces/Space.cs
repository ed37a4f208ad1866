using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

/// <summary>A place in which people talk: a standing community, or a consultation with questions and a closing date.</summary>
public sealed record Space
{
    /// <summary>What stands in addresses where the name of a space would.</summary>
    private static readonly string[] Reserved = ["invitations", "new", "suggest", "suggestions"];

    public required Guid Id { get; init; }

    /// <summary>The last part of its address; permanent.</summary>
    public required string Name { get; init; }

    public required SpaceContent Content { get; init; }

    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>The first moment at which it is closed.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>As it came from <c>content/</c>; false once a person has changed it here.</summary>
    public bool Imported { get; init; }

    public long Version { get; init; }

    /// <summary>Whether a part of an address may be the name of a space at all.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 100 && text.All(c => c == '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) && !Reserved.Contains(text, StringComparer.Ordinal);

    public SpacePhase PhaseAt(DateTimeOffset now) => Content.Timetable.Archived ? SpacePhase.Archived
        : ClosesAt <= now ? SpacePhase.Closed
        : OpensAt > now ? SpacePhase.Announced
        : SpacePhase.Open;
}

/// <summary>A space as somebody meets it.</summary>
/// <param name="Phase">At the moment of reading.</param>
public sealed record SpaceCase(Space Space, SpacePhase Phase, bool IsMember)
{
    /// <summary>What rights depend on, the asker's own standing included.</summary>
    public AccessSubject Subject => new()
    {
        State = SpaceStates.Of(Space.Content.Visibility, Phase),
        Standings = IsMember ? [Standing.Member] : [],
        Within =
        [
            new Scope(ScopeKind.Space, Space.Name),
            .. Space.Content.TermsOf(Dimension.Theme).Select(id => new Scope(ScopeKind.Theme, id)),
            .. Space.Content.TermsOf(Dimension.Region).Select(id => new Scope(ScopeKind.Region, id)),
        ],
    };
}
