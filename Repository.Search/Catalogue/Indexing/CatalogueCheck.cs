using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Indexing;
using Repository.Search.Storage;

namespace Repository.Search.Catalogue.Indexing;

/// <param name="Records">In the index as it was committed last; null if there is none that can be read.</param>
/// <param name="UpToChange">The sequence of the last change that it holds.</param>
/// <param name="Problems">What should not be; the first of them, where there are very many. Deleting the index mends all of it.</param>
/// <param name="ProblemCount">Of all.</param>
/// <param name="Notes">What mends itself.</param>
public sealed record CatalogueCheckReport(int? Records, long UpToChange, IReadOnlyList<string> Problems, int ProblemCount, IReadOnlyList<string> Notes);

/// <summary>Verifies the index that was committed last, and compares it with the database, also while a site is at work. Writes nothing.</summary>
public sealed class CatalogueCheck(IndexFolder folder, ChangeLog log, ContributionStore contributions, TaxonomyStore taxonomy)
{
    private const int BatchSize = 500;

    /// <summary>Where very much is wrong, the first lines tell what, and the number how much.</summary>
    private const int MaxProblems = 100;

    public async Task<CatalogueCheckReport> RunAsync(CancellationToken ct)
    {
        while (true)
        {
            var build = folder.Current;
            try
            {
                var report = build is null ? Report(["there is none yet; the next start builds it"]) : await CheckAsync(build, ct);
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
                ? Report([$"of another version of the program; the next start builds it anew: {reason}"])
                : Report([], [.. state.Findings.Select(finding => Named(build, finding.File, finding.ByteOffset, finding.Reason))]);
        }

        if (LogPosition.Of(state.UserData) is not { } position)
        {
            return Report([], [$"{build}: no commit says up to which change it goes"]);
        }

        // Opened after its position was read, so that it may be ahead of it, but never behind.
        using var snapshot = IndexReader.OpenLast(storage, CatalogueSchema.Schema);
        var comparison = snapshot is null ? null : await CompareAsync(snapshot, ct);
        var changes = await ChangesSinceAsync(position, ct);
        IReadOnlyList<string> notes = [.. changes.Notes, .. NotesOn(state.Unreferenced)];
        var problems = comparison is not null && changes.Follow ? await ProblemsAsync(comparison, changes.Contributions, changes.Taxonomy, ct) : [];
        return Report(notes, [.. (comparison?.Faults ?? []).Select(fault => Named(build, fault.File, fault.ByteOffset, fault.Reason)), .. problems]) with { Records = comparison?.RecordCount ?? 0, UpToChange = position.Sequence };
    }

    private static string Named(string build, string file, long byteOffset, string reason) => string.Create(CultureInfo.InvariantCulture, $"{build}/{file}, byte {byteOffset}: {reason}");

    private static CatalogueCheckReport Report(IReadOnlyList<string> notes, IReadOnlyList<string>? problems = null) =>
        new(null, 0, [.. (problems ?? []).Take(MaxProblems)], problems?.Count ?? 0, notes);

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

    /// <summary>With all published records; which of them have changed since the commit is known only afterwards.</summary>
    private async Task<RecordComparison> CompareAsync(IndexSnapshot snapshot, CancellationToken ct)
    {
        var comparison = new RecordComparison(snapshot, await taxonomy.LoadAsync(ct), ct);
        for (var next = ReadAfterAsync(Guid.Empty); next is not null;)
        {
            var batch = await next;

            // The database works on the next batch while the processors work on this one.
            next = batch.LastId is { } last ? ReadAfterAsync(last) : null;
            comparison.Add(batch, ct);
        }

        comparison.Finish();
        return comparison;

        // On a thread of its own: SQLite answers on the caller's.
        Task<PublishedRecords> ReadAfterAsync(Guid id) => Task.Run(() => contributions.PublishedAfterAsync(id, BatchSize, ct), ct);
    }

    /// <returns>What may differ for now, and whether anything follows from the rest.</returns>
    private async Task<(HashSet<Guid> Contributions, bool Taxonomy, bool Follow, IReadOnlyList<string> Notes)> ChangesSinceAsync(LogPosition position, CancellationToken ct)
    {
        var changed = new HashSet<Guid>();
        var (count, taxonomyChanged, seen) = (0, false, position == LogPosition.Start);
        for (var after = seen ? 0 : position.Sequence - 1; ;)
        {
            var batch = await log.AfterAsync(after, BatchSize, ct);
            if (!seen && (batch.Count == 0 || LogPosition.Of(batch[0]) != position))
            {
                return ([], Taxonomy: false, Follow: false, [$"change {position.Sequence}, up to which it goes, is not in the log as it was, as after a restore; a running site or the next start builds it anew"]);
            }

            foreach (var change in batch.Skip(seen ? 0 : 1))
            {
                count++;
                taxonomyChanged |= change.Subject == ChangeSubjects.Taxonomy;
                if (change.Subject == ChangeSubjects.Contribution)
                {
                    changed.Add(Guid.Parse(change.SubjectId));
                }
            }

            if (batch.Count < BatchSize)
            {
                return (changed, taxonomyChanged, Follow: true, NotesOn(count, taxonomyChanged));
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

    private static IReadOnlyList<string> NotesOn(IReadOnlyList<string> unreferenced) => unreferenced.Count == 0
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"{unreferenced.Count} files belong to no commit, such as {unreferenced[0]}: a running site has not committed them yet, or the next start removes them")];

    /// <param name="changing">What may differ for now.</param>
    /// <param name="taxonomyChanged">Then every document may be another, and revisions alone are compared.</param>
    private async Task<IReadOnlyList<string>> ProblemsAsync(RecordComparison comparison, HashSet<Guid> changing, bool taxonomyChanged, CancellationToken ct)
    {
        var otherwise = taxonomyChanged ? [] : comparison.Otherwise.Where(id => !changing.Contains(id)).ToList();
        var described = comparison.Describe(await contributions.PublishedAsync([.. otherwise.Take(MaxProblems)], ct), ct).ToList();
        return
        [
            .. described,
            .. otherwise.Skip(MaxProblems).Select(RecordComparison.Describe),
            .. comparison.Problems.Where(problem => !changing.Contains(problem.Record)).Select(problem => problem.Problem),
        ];
    }
}
