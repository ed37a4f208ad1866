using Repository.Search.Indexing;

namespace Repository.Search.Catalogue;

/// <summary>The years that the catalogue speaks of.</summary>
internal static class CatalogueYears
{
    /// <summary>The first and the last year that any record names; null if none does. One look at each record.</summary>
    public static (int First, int Last)? Of(IndexSnapshot snapshot)
    {
        var (earliest, latest) = (int.MaxValue, int.MinValue);
        foreach (var (reader, live, _) in snapshot.Segments)
        {
            if (reader.Numbers(CatalogueSchema.FirstYear) is { } firsts && reader.Numbers(CatalogueSchema.LastYear) is { } lasts)
            {
                for (var docId = 0; docId < reader.DocumentCount; docId++)
                {
                    if ((live is null || live.IsLive(docId)) && firsts.TryGet(docId, out var first) && lasts.TryGet(docId, out var last))
                    {
                        earliest = Math.Min(earliest, (int)first);
                        latest = Math.Max(latest, (int)(last == CatalogueSchema.OpenEnd ? first : last));
                    }
                }
            }
        }

        return latest < earliest ? null : (earliest, latest);
    }
}
