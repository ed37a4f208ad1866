using System.Collections.Frozen;

namespace Repository.Domain.Taxonomy;

/// <summary>The whole taxonomy, immutable: some hundred terms that every page needs.</summary>
public sealed class TaxonomyTree
{
    private readonly FrozenDictionary<TermKey, Term> byKey;
    private readonly FrozenDictionary<Dimension, IReadOnlyList<Term>> byDimension;
    private readonly FrozenDictionary<TermKey, IReadOnlyList<Term>> children;
    private readonly FrozenDictionary<TermKey, IReadOnlyList<Term>> implied;

    /// <exception cref="ArgumentException">Two terms have the same key.</exception>
    public TaxonomyTree(IEnumerable<Term> terms)
    {
        var all = terms.OrderBy(term => term.Dimension).ThenBy(term => term.Order).ToList();
        byKey = all.ToFrozenDictionary(term => term.Key);
        byDimension = all.GroupBy(term => term.Dimension).ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Term>)[.. group]);
        children = all.Select(term => (Term: term, Parent: Parent(term))).Where(pair => pair.Parent is not null)
            .GroupBy(pair => pair.Parent!.Key, pair => pair.Term).ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Term>)[.. group]);
        implied = all.ToFrozenDictionary(term => term.Key, term => (IReadOnlyList<Term>)[.. Imply(term)]);
    }

    public static TaxonomyTree Empty { get; } = new([]);

    public IReadOnlyList<Term> All(Dimension dimension) => byDimension.GetValueOrDefault(dimension) ?? [];

    public Term? Find(Dimension dimension, string id) => byKey.GetValueOrDefault(new TermKey(dimension, id));

    public Term? Find(TermKey key) => byKey.GetValueOrDefault(key);

    public Term? Parent(Term term) =>
        term.ParentId is { } parent && term.Dimension.ParentDimension() is { } dimension ? Find(dimension, parent) : null;

    /// <summary>The terms directly below this one, of whichever dimension: sub-regions of a region, countries of a sub-region.</summary>
    public IReadOnlyList<Term> Children(TermKey key) => children.GetValueOrDefault(key) ?? [];

    /// <summary>What a record that names this term is also about: every ancestor and, for a country, its review regions.</summary>
    public IReadOnlyList<Term> Implied(TermKey key) => implied.GetValueOrDefault(key) ?? [];

    private IEnumerable<Term> Imply(Term term)
    {
        // A parent chain that bites its own tail is an editor's slip: the importer reports it, and this loop ends all the same.
        var seen = new HashSet<TermKey> { term.Key };
        for (var parent = Parent(term); parent is not null && seen.Add(parent.Key); parent = Parent(parent))
        {
            yield return parent;
        }

        foreach (var id in term.ReviewRegions)
        {
            if (Find(Dimension.ReviewRegion, id) is { } region)
            {
                yield return region;
            }
        }
    }
}
