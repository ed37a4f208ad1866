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

        // A person may write between our reading and writing: the write decides.
        if (existing is { Imported: false } || (run.Writes && !await store.ImportAsync(page, ct)))
        {
            run.Note(file.Source, "People have changed this page here, so theirs stays.");
            return FileOutcome.Kept;
        }

        return existing is null ? FileOutcome.Added : FileOutcome.Updated;
    }
}
