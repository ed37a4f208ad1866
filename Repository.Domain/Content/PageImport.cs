using Repository.Domain.Pages;

namespace Repository.Domain.Content;

internal sealed class PageImport(ImportRun run, PageStore store)
{
    public async Task RunAsync(IReadOnlyList<PageFile> all, CancellationToken ct)
    {
        foreach (var file in all.Where(file => run.Takes(file.Source)))
        {
            run.Finish(file.Source, await ImportAsync(file, file.Page!, ct));
        }

        await run.SaveAsync(ct);
    }

    private async Task<FileOutcome> ImportAsync(PageFile file, Page page, CancellationToken ct)
    {
        var existing = await store.FindAsync(page.Name, page.Language, ct);
        if (existing == page)
        {
            return FileOutcome.Unchanged;
        }

        if (existing is { Imported: false })
        {
            run.Note(file.Source, "People have changed this page here, so theirs stays.");
            return FileOutcome.Kept;
        }

        if (run.Writes)
        {
            await store.SaveAsync(page, ct);
        }

        return existing is null ? FileOutcome.Added : FileOutcome.Updated;
    }
}
