using Repository.Domain.Taxonomy;

namespace Repository.Domain.Content;

internal sealed class TaxonomyImport(ImportRun run, TaxonomyStore store)
{
    public async Task RunAsync(IReadOnlyList<TaxonomyFile> all, CancellationToken ct)
    {
        var taken = all.Where(file => run.Takes(file.Source)).ToList();
        if (run.Writes && taken.Count > 0)
        {
            await store.SaveAsync([.. taken.SelectMany(file => file.Terms).Select(entry => entry.Term)], ct);
        }

        foreach (var file in taken)
        {
            run.Finish(file.Source, run.AddedOrUpdated(file.Source));
        }

        await run.SaveAsync(ct);
    }
}
