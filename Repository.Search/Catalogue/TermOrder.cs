using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>Terms by dimension, then as the taxonomy orders them; those that it does not know last, by id.</summary>
internal sealed class TermOrder(TaxonomyTree taxonomy) : IComparer<TermKey>
{
    public static TermOrder In(TaxonomyTree taxonomy) => new(taxonomy);

    public int Compare(TermKey x, TermKey y) => x.Dimension != y.Dimension ? x.Dimension.CompareTo(y.Dimension)
        : Place(x) != Place(y) ? Place(x).CompareTo(Place(y))
        : string.CompareOrdinal(x.Id, y.Id);

    private int Place(TermKey key) => taxonomy.Find(key)?.Order ?? int.MaxValue;
}
