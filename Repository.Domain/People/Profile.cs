using System.Collections.Frozen;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.People;

/// <summary>What a person tells of themselves, besides the name that stands wherever they write.</summary>
public sealed record Profile
{
    /// <summary>In UTF-16 code units, as forms count.</summary>
    public const int MaxAbout = 2_000;

    public const int MaxLinks = 3;

    public const int MaxLink = 500;

    public required Guid AccountId { get; init; }

    /// <summary>Plain text; its lines end with a line feed.</summary>
    public string About { get; init; } = "";

    public string? ActorType { get; init; }

    public string? Country { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Objectives { get; init; } = [];

    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Whole addresses, http or https.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    public IReadOnlySet<ProfilePart> Public { get; init; } = FrozenSet<ProfilePart>.Empty;

    /// <summary>0 before it is written for the first time.</summary>
    public long Version { get; init; }

    public IEnumerable<TermKey> Terms =>
    [
        .. Of(Dimension.ActorType, ActorType),
        .. Of(Dimension.Country, Country),
        .. Languages.Select(id => new TermKey(Dimension.Language, id)),
        .. Objectives.Select(id => new TermKey(Dimension.Objective, id)),
        .. Themes.Select(id => new TermKey(Dimension.Theme, id)),
    ];

    /// <summary>Whether the part says anything; the organisation is not part of the profile itself.</summary>
    public bool Has(ProfilePart part) => part switch
    {
        ProfilePart.About => About.Length > 0,
        ProfilePart.ActorType => ActorType is not null,
        ProfilePart.Country => Country is not null,
        ProfilePart.Languages => Languages.Count > 0,
        ProfilePart.Expertise => Objectives.Count + Themes.Count > 0,
        ProfilePart.Links => Links.Count > 0,
        _ => false,
    };

    public bool Shows(ProfilePart part) => Public.Contains(part) && Has(part);

    private static IEnumerable<TermKey> Of(Dimension dimension, string? id) => id is null ? [] : [new TermKey(dimension, id)];
}
