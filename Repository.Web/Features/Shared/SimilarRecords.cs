using Repository.Search.Catalogue;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared;

/// <summary>Published records with a title like that of what is being written or reviewed, so that nothing is told twice.</summary>
public sealed class SimilarRecords(ICatalogue catalogue, Texts texts, Links links)
{
    private const int Shown = 5;

    /// <summary>Further words of a title say little; each costs a look into the index.</summary>
    private const int MostWords = 24;

    /// <summary>Shorter ones are articles and prepositions.</summary>
    private const int ShortestWord = 3;

    public IReadOnlyList<SimilarRecord> To(string title, Guid? exceptContributionId, CancellationToken ct)
    {
        var words = Words(title);
        if (words.Count == 0)
        {
            return [];
        }

        var hits = catalogue.Search(new CatalogueQuery { Words = string.Join(" OR ", words.Select(word => $"title:{word}")), Take = Shown + 1 }, ct).Hits;
        return
        [
            .. hits.Where(hit => hit.Entry.ContributionId != exceptContributionId).Take(Shown)
                .Select(hit => new SimilarRecord(links.Record(hit.Entry), hit.Entry.Title, hit.Entry.Language == texts.Language.Code ? null : hit.Entry.Language)),
        ];
    }

    /// <summary>Letters and digits alone, so that nothing is read as an operator.</summary>
    private static List<string> Words(string title) =>
        [.. new string([.. title.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord).Distinct(StringComparer.Ordinal).Take(MostWords)];
}
