using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

/// <summary>How many spaces each choice of a filter would leave, the other filters being as they are.</summary>
public sealed record SpaceCounts(IReadOnlyDictionary<SpacePhase, int> ByPhase, IReadOnlyDictionary<TermKey, int> ByTerm)
{
    public int Of(SpacePhase phase) => ByPhase.GetValueOrDefault(phase);

    public int Of(TermKey term) => ByTerm.GetValueOrDefault(term);
}
