using Microsoft.Extensions.Logging;
using Repository.Domain.Contributions;
using Repository.Domain.Data;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>Applies to an index what the log holds behind its last change.</summary>
internal sealed class ChangeApplier(ChangeLog log, ContributionStore contributions, ILogger logger)
{
    /// <summary>Changes per read: their records are some megabytes at most.</summary>
    private const int BatchSize = 200;

    /// <summary>
    /// Marks the index as outdated where only a new build can be right: if the taxonomy changed, as every record's implied terms may be others now, and
    /// if the change applied last is not in the log as it was, as after a restore, as what is in the index may never have been. It is followed all the same, with
    /// the taxonomy that it was made with and from the end of the other history, so that readers see what comes in while it is built anew.
    /// </summary>
    /// <returns>Whether the log may have more: look again.</returns>
    public async Task<bool> ApplyNextAsync(CatalogueIndex index, CancellationToken ct)
    {
        // One read tells both: whether the change applied last still stands where it stood, and what came after it.
        var applied = index.Applied;
        var isStart = applied == LogPosition.Start;
        var changes = await log.AfterAsync(isStart ? 0 : applied.Sequence - 1, BatchSize, ct);
        if (!isStart && (changes.Count == 0 || LogPosition.Of(changes[0]) != applied))
        {
            CatalogueIndexerLog.AnotherHistory(logger, applied.Sequence);
            index.MarkOutdated();
            index.GoOnFrom(LogPosition.Of(await log.LastAsync(ct)));
            return true;
        }

        var news = changes.Skip(isStart ? 0 : 1).ToList();
        if (!index.IsOutdated && news.Exists(change => change.Subject == ChangeSubjects.Taxonomy))
        {
            CatalogueIndexerLog.TaxonomyChanged(logger);
            index.MarkOutdated();

            // What is needed is known before applying is tried, which may fail.
            return true;
        }

        if (news.Count > 0)
        {
            await ApplyAsync(index, news, ct);
        }

        var mayHaveMore = changes.Count == BatchSize;
        if (!mayHaveMore)
        {
            index.MarkInStep();
        }

        return mayHaveMore;
    }

    private async Task ApplyAsync(CatalogueIndex index, List<Change> news, CancellationToken ct)
    {
        var changed = news.Where(change => change.Subject == ChangeSubjects.Contribution).Select(change => Guid.Parse(change.SubjectId)).ToHashSet();
        var published = await contributions.PublishedAsync(changed, ct);
        index.Apply(changed, UnreadableRecords.LeaveOut(published, logger), LogPosition.Of(news[^1]));
        CatalogueMetrics.ChangesApplied.Add(news.Count);
    }
}
