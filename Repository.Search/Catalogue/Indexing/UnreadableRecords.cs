using Microsoft.Extensions.Logging;
using Repository.Domain.Contributions;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>A record that cannot be read is missing from the catalogue until it is written anew; the others are not kept waiting for it.</summary>
internal static class UnreadableRecords
{
    /// <summary>Says which ones are left out.</summary>
    public static PublishedRecords LeaveOut(PublishedRecords records, ILogger logger)
    {
        CatalogueMetrics.Unreadable.Add(records.Unreadable.Count);
        foreach (var problem in records.Unreadable)
        {
            CatalogueIndexerLog.LeftOut(logger, problem.ContributionId, problem);
        }

        return records;
    }
}
