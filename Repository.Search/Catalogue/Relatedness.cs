using Repository.Domain.Taxonomy;
using Repository.Search.Scoring;

namespace Repository.Search.Catalogue;

/// <summary>
/// How close records are by what they are about: a shared term counts by its rarity, and the sum is set against all that the other record is
/// about, so that one that names everything is not close to everything.
/// </summary>
internal sealed class Relatedness
{
    /// <summary>What a shared term counts that one of the two is about by implication only: less than half, as the narrower term would count too.</summary>
    private const double ImpliedShare = 0.25;

    private readonly IReadOnlyList<CatalogueDocument> documents;
    private readonly TaxonomyTree taxonomy;
    private readonly Dictionary<TermKey, double> rarities;

    public Relatedness(IReadOnlyList<CatalogueDocument> documents, TaxonomyTree taxonomy)
    {
        this.documents = documents;
        this.taxonomy = taxonomy;
        rarities = documents.SelectMany(document => document.Terms).CountBy(term => term)
            .ToDictionary(pair => pair.Key, pair => Bm25.InverseDocumentFrequency(pair.Value, documents.Count));
    }

    public IEnumerable<RelatedEntry> To(CatalogueDocument document, string? kind)
    {
        var own = WeightsOf(document);
        return documents
            .Where(other => other.WorkId != document.WorkId && other != document && (kind is null || other.Entry.Kind == kind))
            .Select(other => (Other: other, Closeness: Closeness(own, WeightsOf(other)), Shared: Shared(document, other)))
            .Where(pair => pair.Shared.Count > 0)
            .OrderByDescending(pair => pair.Closeness).ThenBy(pair => pair.Other.Entry.Kind, StringComparer.Ordinal).ThenBy(pair => pair.Other.Entry.Number)
            .Select(pair => new RelatedEntry(pair.Other.Entry, pair.Shared));
    }

    /// <summary>The cosine between the two, but for the length of the first, which is the same for all.</summary>
    private static double Closeness(Dictionary<TermKey, double> own, Dictionary<TermKey, double> others) =>
        own.Sum(pair => pair.Value * others.GetValueOrDefault(pair.Key)) / Math.Sqrt(others.Values.Sum(weight => weight * weight));

    private List<TermKey> Shared(CatalogueDocument one, CatalogueDocument other) =>
    [
        .. one.Entry.Terms.Intersect(other.Entry.Terms).Where(IsSubject).OrderByDescending(term => rarities[term]).ThenBy(term => term, TermOrder.In(taxonomy)),
    ];

    /// <summary>A term that another one of the record implies counts as implied even if the record names it too.</summary>
    private Dictionary<TermKey, double> WeightsOf(CatalogueDocument document)
    {
        var implied = document.Entry.Terms.SelectMany(taxonomy.Implied).Select(term => term.Key).ToHashSet();
        return document.Terms.Where(IsSubject).ToDictionary(term => term, term => rarities[term] * (implied.Contains(term) ? ImpliedShare : 1));
    }

    /// <summary>Whether a common term makes two records alike: not their languages, their form, or where the entries come from.</summary>
    private static bool IsSubject(TermKey term) =>
        !CatalogueDocument.IsBookkeeping(term.Dimension) && term.Dimension is not (Dimension.Language or Dimension.PracticeType or Dimension.ResourceType);
}
