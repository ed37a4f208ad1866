using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

/// <summary>Which spaces a list holds.</summary>
public sealed record SpaceFilter
{
    public SpacePhase? Phase { get; init; }

    /// <summary>Those alone that whoever asks is a member of.</summary>
    public bool Mine { get; init; }

    /// <summary>Of each dimension that is named, one of the terms.</summary>
    public IReadOnlyCollection<TermKey> Terms { get; init; } = [];
}
