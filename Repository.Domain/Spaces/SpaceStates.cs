using Repository.Domain.Data;

namespace Repository.Domain.Spaces;

/// <summary>What of a space the policy table asks as its state: <c>members/open</c>.</summary>
public static class SpaceStates
{
    private static readonly SpacePhase[] Phases = Enum.GetValues<SpacePhase>();

    public static string Of(SpaceVisibility visibility, SpacePhase phase) => $"{StoredName.Of(visibility)}/{StoredName.Of(phase)}";

    /// <summary>Of spaces of one of the kinds, in every phase.</summary>
    public static string[] Of(params SpaceVisibility[] visibilities) => In(Phases, visibilities);

    public static string[] In(IReadOnlyCollection<SpacePhase> phases, params SpaceVisibility[] visibilities) =>
        [.. visibilities.SelectMany(_ => phases, Of)];
}
