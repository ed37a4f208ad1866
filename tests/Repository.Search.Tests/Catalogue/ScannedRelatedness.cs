using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Search.Scoring;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Closeness of records, one pair after another.</summary>
internal sealed class ScannedRelatedness(IReadOnlyList<ScannedDocument> documents, TaxonomyTree taxonomy)
{
    private readonly Dictionary<TermKey, double> rarities = documents.SelectMany(document => document.Terms).CountBy(term => term)
        .ToDictionary(pair => pair.Key, pair => Bm25.InverseDocumentFrequency(pair.Value, documents.Count));

    public IEnumerable<RelatedEntry> To(ScannedDocument document, string? kind)
    {
        var own = WeightsOf(document);
        return documents
            .Where(other => other.WorkId != document.WorkId && (kind is null || other.Entry.Kind == kind))
            .Select(other => (Other: other, Closeness: Closeness(own, WeightsOf(other)), Shared: Shared(document, other)))
            .Where(pair => pair.Shared.Count > 0)
            .OrderByDescending(pair => pair.Closeness).ThenBy(pair => pair.Other.Entry.Kind, StringComparer.Ordinal).ThenBy(pair => pair.Other.Entry.Number)
            .Select(pair => new RelatedEntry(pair.Other.Entry, pair.Shared));
    }

    private static double Closeness(Dictionary<TermKey, double> own, Dictionary<TermKey, double> others) =>
        Math.Round(own.Sum(pair => pair.Value * others.GetValueOrDefault(pair.Key)) / Math.Sqrt(others.Values.Sum(weight => weight * weight)), 9);

    private List<TermKey> Shared(ScannedDocument one, ScannedDocument other) =>
    [
        .. one.Entry.Terms.Intersect(other.Entry.Terms).Where(IsSubject).OrderByDescending(term => rarities[term])
            .ThenBy(term => term.Dimension).ThenBy(term => taxonomy.Find(term)?.Order ?? int.MaxValue).ThenBy(term => term.Id, StringComparer.Ordinal),
    ];

    private Dictionary<TermKey, double> WeightsOf(ScannedDocument document)
    {
        var implied = document.Entry.Terms.SelectMany(taxonomy.Implied).Select(term => term.Key).ToHashSet();
        return document.Terms.Where(IsSubject).ToDictionary(term => term, term => rarities[term] * (implied.Contains(term) ? 0.25 : 1));
    }

    private static bool IsSubject(TermKey term) =>
        term.Dimension is not (Dimension.Origin or Dimension.SourceDetail or Dimension.Language or Dimension.PracticeType or Dimension.ResourceType);
}
