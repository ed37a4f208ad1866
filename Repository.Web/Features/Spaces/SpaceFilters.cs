using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Spaces;

/// <summary>The filters of the list of spaces, each choice with how many spaces it would leave its reader.</summary>
public sealed class SpaceFilters(SpaceStore spaces, SpaceQueries queries, TermOptions terms, AccessGate gate, ICatalogue catalogue, Texts texts)
{
    public async Task<IReadOnlyList<FormField>> OfAsync(SpaceQuery query, CancellationToken ct)
    {
        var counts = await spaces.CountAsync(queries.ToFilter(query), catalogue.Taxonomy, gate.Actor, ct);
        return
        [
            new("state", FieldKind.Select, texts["Spaces.State"])
            {
                Value = query.Phase is { } chosen ? StoredName.Of(chosen) : "",
                Options = [All, .. Enum.GetValues<SpacePhase>().Select(phase => new FieldOption(StoredName.Of(phase), Counted(texts[$"Spaces.Group{phase}"], counts.Of(phase))))],
            },
            .. SpaceQueries.Filters.Select(filter => new FormField(filter.Name, FieldKind.Select, texts[$"Spaces.{filter.Dimension}"])
            {
                Value = query.Chosen.GetValueOrDefault(filter.Name)?.Id ?? "",
                Options = [All, .. terms.Of(filter.Dimension).Select(option => option with { Label = Counted(option.Label, counts.Of(new TermKey(filter.Dimension, option.Value))) })],
            }),
        ];
    }

    private FieldOption All => new("", texts["Shared.All"]);

    private string Counted(string label, int count) => texts["Spaces.Counted", label, count];
}
