using Repository.Domain.Spaces;

namespace Repository.Domain.Content;

internal sealed class SpaceImport(ImportRun run, SpaceStore store)
{
    public async Task RunAsync(IReadOnlyList<SpaceFile> all, CancellationToken ct)
    {
        foreach (var file in all.Where(file => run.Takes(file.Source)))
        {
            run.Finish(file.Source, await ImportAsync(file, file.Content!, ct));
        }

        await run.SaveAsync(ct);
    }

    private async Task<FileOutcome> ImportAsync(SpaceFile file, SpaceContent content, CancellationToken ct)
    {
        var state = await store.StateOfAsync(file.Source.Name, content, ct);
        if (state == SpaceImportState.Same)
        {
            return FileOutcome.Unchanged;
        }

        // A person may write between our reading and writing: the write decides.
        if (state == SpaceImportState.Changed || (run.Writes && !await store.ImportAsync(file.Source.Name, content, ct)))
        {
            run.Note(file.Source, "People have changed this space here, so theirs stays.");
            return FileOutcome.Kept;
        }

        return state == SpaceImportState.New ? FileOutcome.Added : FileOutcome.Updated;
    }
}
