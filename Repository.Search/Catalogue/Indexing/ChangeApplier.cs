using Microsoft.Extensions.Logging;
using Repository.Domain.Contributions;
using Repository.Domain.Data;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>Where an index stands to the change log after a look at it.</summary>
internal enum LogStanding
{
    UpToDate,

    /// <summary>It goes on: look again.</summary>
    MayHaveMore,

    /// <summary>Every record's implied terms and labels may be others now, so only a new build can go on.</summary>
    TaxonomyChanged,

    /// <summary>The change applied last is not in the log as it was, as after a restore: what is in the index may never have been.</summary>
    AnotherHistory,
}

/// <summary>Applies to an index what the log holds behind its last change.</summary>
internal sealed class ChangeApplier(ChangeLog log, ContributionStore contributions, ILogger logger)
{
    /// <summary>Changes per read: their records are some megabytes at most.</summary>
    private const int BatchSize = 200;

    public async Task<LogStanding> ApplyNextAsync(CatalogueIndex index, CancellationToken ct)
    {
        // One read tells both: whether the change applied last still stands where it stood, and what came after it.
        var applied = index.Applied;
        var isStart = applied == LogPosition.Start;
        var changes = await log.AfterAsync(isStart ? 0 : applied.Sequence - 1, BatchSize, ct);
        if (!isStart && (changes.Count == 0 || LogPosition.Of(changes[0]) != applied))
        {
            CatalogueIndexerLog.AnotherHistory(logger, applied.Sequence);
            return LogStanding.AnotherHistory;
        }

        var news = changes.Skip(isStart ? 0 : 1).ToList();
        if (news.Exists(change => change.Subject == ChangeSubjects.Taxonomy))
        {
            CatalogueIndexerLog.TaxonomyChanged(logger);
            return LogStanding.TaxonomyChanged;
        }

        if (news.Count > 0)
        {
            await ApplyAsync(index, news, ct);
        }

        return changes.Count == BatchSize ? LogStanding.MayHaveMore : LogStanding.UpToDate;
    }

    private async Task ApplyAsync(CatalogueIndex index, List<Change> news, CancellationToken ct)
    {
        var changed = news.Where(change => change.Subject == ChangeSubjects.Contribution).Select(change => Guid.Parse(change.SubjectId)).ToHashSet();
        var published = await contributions.PublishedAsync(changed, ct);
        index.Apply(changed, UnreadableRecords.LeaveOut(published, logger), LogPosition.Of(news[^1]));
        CatalogueMetrics.ChangesApplied.Add(news.Count);
    }
}
