using Repository.Domain.Contributions;

namespace Repository.Domain.Content;

/// <summary>Publishes records, originals before translations and each in order of number, then says which translate which.</summary>
internal sealed class RecordImport(ImportRun run, ContributionStore store, TakenSlugs slugs)
{
    /// <summary>Records in one transaction: few enough that a reader of SQLite waits for none, so many that a cold import has three.</summary>
    private const int BatchSize = 50;

    /// <summary>How often a record is tried again that somebody else writes at the same time.</summary>
    private const int MaxAttempts = 3;

    /// <summary>Records whose links stay as they are: people's, and new ones that translate nothing.</summary>
    private readonly HashSet<RecordFile> settled = [];

    public async Task RunAsync(IReadOnlyList<RecordFile> all, CancellationToken ct)
    {
        await slugs.RefuseAsync(all, run, ct);
        foreach (var record in all.Where(record => record.IsRight && record.TranslationOf is not null))
        {
            await RefuseLostTranslationAsync(record, all, ct);
        }

        var taken = all.Where(record => run.Takes(record.Source)).OrderBy(record => record.TranslationOf is not null).ThenBy(record => record.Number).ToList();
        var originals = new Originals(all);
        foreach (var batch in taken.Chunk(BatchSize))
        {
            await ImportAsync(batch, ct);

            // Before its files are remembered: a run that is cut off in between is completed by the next.
            foreach (var record in run.Writes ? originals.WithTranslations(batch).Where(record => record.IsRight && !settled.Contains(record)) : [])
            {
                await LinkAsync(record, originals.Of(record), ct);
            }

            await run.SaveAsync(ct);
        }
    }

    private async Task RefuseLostTranslationAsync(RecordFile record, IReadOnlyList<RecordFile> all, CancellationToken ct)
    {
        var number = record.TranslationOf!.Value;
        var original = all.FirstOrDefault(other => other.Kind == record.Kind && other.Number == number);
        if (original?.IsRight != true && await store.FindAsync(record.Kind, number, ct) is null)
        {
            record.Refuse("translation-of", original is null
                ? $"There is no {record.Kind.Name} {number}, of which this would be a translation."
                : $"Its original, {original.Path}, has problems and was not imported.");
        }
    }

    private async Task ImportAsync(RecordFile[] batch, CancellationToken ct)
    {
        var toPublish = new List<RecordFile>();
        foreach (var record in batch)
        {
            if (await store.FindAsync(record.Kind, record.Number!.Value, ct) is { } existing)
            {
                await ReviseAsync(record, existing, ct);
            }
            else
            {
                toPublish.Add(record);
            }
        }

        try
        {
            await PublishAsync(toPublish, ct);
        }
        catch (NumberTakenException)
        {
            // Another node imports beside this one: what it has published by now is looked at like any record.
            foreach (var record in toPublish)
            {
                await TryAgainAsync(record, ct);
            }
        }
    }

    private async Task PublishAsync(List<RecordFile> records, CancellationToken ct)
    {
        var published = run.Writes ? await store.PublishNewAsync([.. records.Select(New)], ct) : [];
        for (var i = 0; i < records.Count; i++)
        {
            run.Finish(records[i].Source, FileOutcome.Added, run.Writes ? published[i].Id : null);
            if (records[i].TranslationOf is null)
            {
                settled.Add(records[i]);
            }
        }

        static NewContribution New(RecordFile record) => new(record.Number!.Value, record.Slug!, record.Content!, Imported: true);
    }

    private async Task TryAgainAsync(RecordFile record, CancellationToken ct)
    {
        if (await store.FindAsync(record.Kind, record.Number!.Value, ct) is { } existing)
        {
            await ReviseAsync(record, existing, ct);
        }
        else
        {
            await PublishAsync([record], ct);
        }
    }

    private async Task ReviseAsync(RecordFile record, Contribution existing, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                run.Finish(record.Source, await ReviseOnceAsync(record, existing, ct), existing.Id);
                return;
            }
            catch (StaleVersionException) when (attempt < MaxAttempts)
            {
                // Somebody wrote between our reading and writing: what they wrote decides.
                existing = (await store.FindAsync(record.Kind, record.Number!.Value, ct))!;
            }
        }
    }

    private async Task<FileOutcome> ReviseOnceAsync(RecordFile record, Contribution existing, CancellationToken ct)
    {
        var latest = await store.LatestRevisionAsync(existing.Id, ct);
        var byPeople = latest is not { Imported: true };
        if (byPeople && !run.HasImported(existing.Id))
        {
            record.Refuse("number", $"The number {record.Number} belongs to a {record.Kind.Name} that people wrote here: give this record another one.");
            return FileOutcome.Failed;
        }

        if (byPeople || existing.Publication != PublicationState.Published)
        {
            settled.Add(record);
            run.Note(record.Source, byPeople ? "People have changed this record here, so theirs stays." : "This record was withdrawn here, so it stays withdrawn.");
            return FileOutcome.Kept;
        }

        if (existing.Slug == record.Slug && IsSame(latest!.Content, record.Content!))
        {
            return FileOutcome.Unchanged;
        }

        if (run.Writes)
        {
            await store.PublishRevisionAsync(existing.Id, existing.Version, record.Slug!, record.Content!, imported: true, ct);
        }

        return FileOutcome.Updated;
    }

    private async Task LinkAsync(RecordFile record, int originalNumber, CancellationToken ct)
    {
        var existing = await store.FindAsync(record.Kind, record.Number!.Value, ct);
        var original = originalNumber == record.Number ? null : await store.FindAsync(record.Kind, originalNumber, ct);
        if (existing is not null && existing.WorkId != (original?.WorkId ?? existing.Id))
        {
            await store.SetOriginalAsync(existing.Id, original?.Id, ct);
        }
    }

    private static bool IsSame(RevisionContent stored, RevisionContent read) =>
        stored.Language == read.Language && stored.Terms.SequenceEqual(read.Terms) && stored.Kind.Serialize(stored.Fields) == read.Kind.Serialize(read.Fields);
}
