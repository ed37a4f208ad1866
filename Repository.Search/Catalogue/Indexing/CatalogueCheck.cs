using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <param name="Records">In the index as it was committed last; null if there is none that can be read.</param>
/// <param name="Problems">What should not be. Deleting the index mends all of it.</param>
/// <param name="Notes">What mends itself.</param>
public sealed record CatalogueCheckReport(int? Records, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes);

/// <summary>Compares the index that was committed last with the database, also while a site is at work. Writes nothing.</summary>
public sealed class CatalogueCheck(IndexFolder folder, ChangeLog log, ContributionStore contributions)
{
    private const int BatchSize = 1_000;

    /// <summary>Of records that differ: where all do, one line each would hide the rest.</summary>
    private const int LongestList = 20;

    public async Task<CatalogueCheckReport> RunAsync(CancellationToken ct)
    {
        while (true)
        {
            var build = folder.Current;
            try
            {
                var report = build is null ? new CatalogueCheckReport(null, [], ["there is none yet; the next start builds it"]) : await CheckAsync(build, ct);
                if (report.Problems.Count == 0 || folder.Current == build)
                {
                    return report;
                }
            }
            catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or IndexCorruptException && folder.Current != build)
            {
                // As below.
            }

            // The site has put another build in its place meanwhile and deleted this one.
        }
    }

    private async Task<CatalogueCheckReport> CheckAsync(string build, CancellationToken ct)
    {
        using var storage = folder.OpenToRead(build);
        var state = IndexCheck.Run(storage, CatalogueSchema.Schema);
        if (state.Findings.Count > 0)
        {
            return Foreign(storage) is { } reason
                ? new CatalogueCheckReport(null, [], [$"of another version of the program; the next start builds it anew: {reason}"])
                : new CatalogueCheckReport(null, [.. state.Findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{build}/{finding.File}, byte {finding.ByteOffset}: {finding.Reason}"))], []);
        }

        if (LogPosition.Of(state.UserData) is not { } position)
        {
            return new CatalogueCheckReport(null, [$"{build}: no commit says up to which change it goes"], []);
        }

        // Opened after its position was read, so that it may be ahead of it, but never behind.
        using var snapshot = IndexReader.OpenLast(storage, CatalogueSchema.Schema);
        var indexed = RevisionsOf(snapshot?.Segments ?? []);
        var published = await PublishedAsync(ct);
        var changes = await ChangesSinceAsync(position, ct);
        return new CatalogueCheckReport(indexed.Count, changes.Follow ? await DifferencesAsync(indexed, published, changes.Contributions, ct) : [], changes.Notes);
    }

    /// <returns>Why it is none of this program's; null if it is and is damaged.</returns>
    private static string? Foreign(IIndexStorage storage)
    {
        try
        {
            IndexReader.OpenLast(storage, CatalogueSchema.Schema)?.Dispose();
            return null;
        }
        catch (IndexFormatException problem)
        {
            return problem.Message;
        }
        catch (Exception problem) when (problem is IndexCorruptException or FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The records in the index, with the revision that each was made of.</summary>
    private static ILookup<Guid, Guid> RevisionsOf(IReadOnlyList<SegmentView> segments)
    {
        var records = from segment in segments
                      from docId in Enumerable.Range(0, segment.Reader.DocumentCount)
                      where segment.Live?.IsLive(docId) ?? true
                      select StoredRecord.Of(segment.Reader.Stored(docId));
        return records.ToLookup(record => record.Entry.ContributionId, record => record.RevisionId);
    }

    private async Task<Dictionary<Guid, Guid>> PublishedAsync(CancellationToken ct)
    {
        var published = new Dictionary<Guid, Guid>();
        for (var after = Guid.Empty; ;)
        {
            var batch = await contributions.PublishedRevisionsAfterAsync(after, BatchSize, ct);
            foreach (var row in batch)
            {
                published.Add(row.Id, row.PublishedRevisionId);
            }

            if (batch.Count < BatchSize)
            {
                return published;
            }

            after = batch[^1].Id;
        }
    }

    /// <returns>What may differ for now, and whether anything follows from the rest.</returns>
    private async Task<(HashSet<Guid> Contributions, bool Follow, IReadOnlyList<string> Notes)> ChangesSinceAsync(LogPosition position, CancellationToken ct)
    {
        var changed = new HashSet<Guid>();
        var (count, taxonomy, seen) = (0, false, position == LogPosition.Start);
        for (var after = seen ? 0 : position.Sequence - 1; ;)
        {
            var batch = await log.AfterAsync(after, BatchSize, ct);
            if (!seen && (batch.Count == 0 || LogPosition.Of(batch[0]) != position))
            {
                return ([], Follow: false, [$"change {position.Sequence}, up to which it goes, is not in the log as it was, as after a restore; a running site or the next start builds it anew"]);
            }

            foreach (var change in batch.Skip(seen ? 0 : 1))
            {
                count++;
                taxonomy |= change.Subject == ChangeSubjects.Taxonomy;
                if (change.Subject == ChangeSubjects.Contribution)
                {
                    changed.Add(Guid.Parse(change.SubjectId));
                }
            }

            if (batch.Count < BatchSize)
            {
                return (changed, Follow: true, NotesOn(count, taxonomy));
            }

            (seen, after) = (true, batch[^1].Sequence);
        }
    }

    private static IReadOnlyList<string> NotesOn(int changes, bool taxonomy) => (changes, taxonomy) switch
    {
        (0, _) => [],
        (_, true) => ["the taxonomy has changed since; a running site or the next start builds it anew"],
        _ => [string.Create(CultureInfo.InvariantCulture, $"{changes} changes behind the database; a running site or the next start applies them")],
    };

    private async Task<IReadOnlyList<string>> DifferencesAsync(ILookup<Guid, Guid> indexed, Dictionary<Guid, Guid> published, HashSet<Guid> changing, CancellationToken ct)
    {
        var missing = published.Keys.Where(id => !changing.Contains(id) && !indexed.Contains(id)).ToList();
        var unreadable = await UnreadableAsync(missing, ct);
        List<string> differences =
        [
            .. missing.Except(unreadable).Select(id => $"record {id} is published and not in the index"),
            .. indexed.Where(record => !changing.Contains(record.Key)).SelectMany(record => DifferencesOf(record, published)),
        ];
        return differences.Count <= LongestList
            ? differences
            : [.. differences.Take(LongestList), string.Create(CultureInfo.InvariantCulture, $"and {differences.Count - LongestList} more")];
    }

    private static IEnumerable<string> DifferencesOf(IGrouping<Guid, Guid> record, Dictionary<Guid, Guid> published)
    {
        if (!published.TryGetValue(record.Key, out var revision))
        {
            yield return $"record {record.Key} is in the index and not published";
        }
        else if (record.First() != revision)
        {
            yield return $"record {record.Key} is in the index with revision {record.First()}, published is {revision}";
        }

        if (record.Count() > 1)
        {
            yield return $"record {record.Key} is in the index {record.Count()} times";
        }
    }

    /// <summary>Records that the index leaves out rightly: the check of the database names them.</summary>
    private async Task<IReadOnlyList<Guid>> UnreadableAsync(List<Guid> ids, CancellationToken ct)
    {
        var unreadable = new List<Guid>();
        foreach (var some in ids.Chunk(BatchSize))
        {
            unreadable.AddRange((await contributions.PublishedAsync(some, ct)).Unreadable.Select(problem => problem.ContributionId));
        }

        return unreadable;
    }
}
