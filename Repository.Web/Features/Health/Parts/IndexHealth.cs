using Repository.Domain.Data;
using Repository.Search.Catalogue;
using Repository.Search.Catalogue.Indexing;
using Repository.Web.Languages;

namespace Repository.Web.Features.Health.Parts;

/// <summary>The search index of this node.</summary>
public sealed class IndexHealth(LiveCatalogue catalogue, IndexFolder folder, ChangeLog log, HealthWords words, Texts texts) : IHealthPart
{
    /// <summary>More than an import brings at once, and applied within seconds.</summary>
    private const long FarBehind = 1_000;

    public string Name => "Index";

    public async Task<HealthFinding> LookAsync(CancellationToken ct)
    {
        var newest = (await log.LastAsync(ct))?.Sequence ?? 0;

        // Read after it: the index may only have come nearer.
        var (applied, isLoaded) = (catalogue.AppliedSequence, catalogue.IsLoaded);
        var behind = Math.Max(0, newest - applied);
        var state = !isLoaded ? HealthState.Broken : behind > FarBehind ? HealthState.LookAt : HealthState.Fine;
        return new HealthFinding(state, !isLoaded ? texts["Health.IndexNotLoaded"] : behind == 0 ? texts["Health.IndexUpToDate"] : texts.Count("Health.IndexBehind", behind))
        {
            Remedy = state == HealthState.Fine ? null : texts["Health.IndexRemedy"],
            Facts =
            [
                (texts["Health.Records"], words.Number(catalogue.RecordCount)),
                (texts["Health.Segments"], words.Number(catalogue.SegmentCount)),
                (texts["Health.Applied"], words.Number(applied)),
                (texts["Health.Newest"], words.Number(newest)),
                (texts["Health.Committed"], words.Moment(folder.CommittedAt)),
            ],
        };
    }
}
