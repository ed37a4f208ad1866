using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Pages;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

/// <summary>
/// Brings <c>content/</c> into the database: what is new or changed since the last run, each file as a whole or not at all.
/// What people changed here stays theirs, and a record whose file is gone stays.
/// </summary>
public sealed class ContentImporter(Database database, TaxonomyStore taxonomy, ContributionStore contributions, PageStore pages, SpaceStore spaces, ContentFileStore files)
{
    /// <returns>What was done. Content that is wrong is reported, not thrown.</returns>
    /// <remarks>Repeats harmlessly: a run that was cut off is completed by the next.</remarks>
    public Task<ImportReport> ImportAsync(string contentFolder, IProgress<ImportProgress>? progress, CancellationToken ct) =>
        RunAsync(contentFolder, write: true, progress, ct);

    /// <summary>What <see cref="ImportAsync"/> would do and refuse, files that have not changed included. Writes nothing.</summary>
    public Task<ImportReport> CheckAsync(string contentFolder, IProgress<ImportProgress>? progress, CancellationToken ct) =>
        RunAsync(contentFolder, write: false, progress, ct);

    private async Task<ImportReport> RunAsync(string contentFolder, bool write, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var reading = new ContentReading(contentFolder);
        var imported = await files.AllAsync(ct);
        var run = new ImportRun(reading, imported, files, write, progress);
        if (!write || run.HasChanges)
        {
            reading.Parse(await taxonomy.LoadAsync(ct), imported);
        }

        await new TaxonomyImport(run, taxonomy).RunAsync(reading.Taxonomy, ct);
        await new RecordImport(run, contributions, new TakenSlugs(database)).RunAsync(reading.Records, ct);
        await new PageImport(run, pages).RunAsync(reading.Pages, ct);
        await new SpaceImport(run, spaces).RunAsync(reading.Spaces, ct);
        foreach (var source in reading.Synonyms.Where(run.Takes))
        {
            run.Finish(source, run.AddedOrUpdated(source));
        }

        await run.SaveAsync(ct);
        return run.Report();
    }
}
