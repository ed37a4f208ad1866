using Repository.Domain.Contributions;

namespace Repository.Domain.Content;

/// <summary>Publishes records: first originals, then translations, each in order of number, then says which translate which.</summary>
internal sealed class RecordImport(ImportRun run, ContributionStore store)
{
    /// <summary>Files remembered at once: a run that is cut off looks at no more than these again.</summary>
    private const int BatchSize = 50;

    /// <summary>How often a record is tried again that somebody else writes at the same time.</summary>
    private const int MaxAttempts = 3;

    public async Task RunAsync(IReadOnlyList<RecordFile> all, CancellationToken ct)
    {
        foreach (var record in all.Where(record => record.IsRight && record.TranslationOf is not null))
        {
            await RefuseLostTranslationAsync(record, all, ct);
        }

        var taken = all.Where(record => run.Takes(record.Source)).OrderBy(record => record.TranslationOf is not null).ThenBy(record => record.Number).ToList();
        foreach (var batch in taken.Chunk(BatchSize))
        {
            foreach (var record in batch)
            {
                await ImportAsync(record, ct);
            }

            await run.SaveAsync(ct);
        }

        foreach (var record in taken.Where(record => run.Writes && record.IsRight && record.TranslationOf is not null))
        {
            await LinkAsync(record, ct);
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
                : $"{original.Path}, of which this is a translation, has problems and was not imported.");
        }
    }

    private async Task ImportAsync(RecordFile record, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (outcome, id) = await store.FindAsync(record.Kind, record.Number!.Value, ct) is { } existing
                    ? await ReviseAsync(record, existing, ct)
                    : await PublishAsync(record, ct);
                run.Finish(record.Source, outcome, id);
                return;
            }
            catch (Exception meanwhile) when (meanwhile is StaleVersionException or NumberTakenException && attempt < MaxAttempts)
            {
                // Somebody wrote the record between our reading and writing; what they wrote decides.
            }
        }
    }

    private async Task<(FileOutcome Outcome, Guid? Id)> PublishAsync(RecordFile record, CancellationToken ct)
    {
        if (!run.Writes)
        {
            return (FileOutcome.Added, null);
        }

        var published = await store.PublishNewAsync(new NewContribution(record.Number!.Value, record.Slug!, record.Content!, Imported: true), ct);
        return (FileOutcome.Added, published.Id);
    }

    private async Task<(FileOutcome Outcome, Guid? Id)> ReviseAsync(RecordFile record, Contribution existing, CancellationToken ct)
    {
        var latest = await store.LatestRevisionAsync(existing.Id, ct);
        var byPeople = latest is not { Imported: true };
        if (byPeople && !run.HasImported(existing.Id))
        {
            record.Refuse("number", $"{record.Name} was written here by people, so its number is taken: give this record another one.");
            return (FileOutcome.Failed, null);
        }

        if (byPeople || existing.Publication != PublicationState.Published)
        {
            run.Note(record.Source, byPeople ? "People have changed this record here, so theirs stays." : "This record was withdrawn here, so it stays withdrawn.");
            return (FileOutcome.Kept, existing.Id);
        }

        if (existing.Slug == record.Slug && IsSame(latest!.Content, record.Content!))
        {
            return (FileOutcome.Unchanged, existing.Id);
        }

        if (run.Writes)
        {
            await store.PublishRevisionAsync(existing.Id, existing.Version, record.Slug!, record.Content!, imported: true, ct);
        }

        return (FileOutcome.Updated, existing.Id);
    }

    private async Task LinkAsync(RecordFile record, CancellationToken ct)
    {
        var translation = await store.FindAsync(record.Kind, record.Number!.Value, ct);
        var original = await store.FindAsync(record.Kind, record.TranslationOf!.Value, ct);
        if (translation is not null && original is not null && translation.WorkId != original.WorkId)
        {
            await store.LinkTranslationsAsync(translation.Id, original.Id, ct);
        }
    }

    private static bool IsSame(RevisionContent stored, RevisionContent read) =>
        stored.Language == read.Language && stored.Terms.SequenceEqual(read.Terms) && stored.Kind.Serialize(stored.Fields) == read.Kind.Serialize(read.Fields);
}
