using System.Text.Json;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Organisations;

internal record OrganisationRow
{
    /// <summary>The columns, of a table named o.</summary>
    public const string Columns = "o.id, o.number, o.names, o.actor_type, o.country, o.description, o.state, o.merged_into_id, o.version";

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required string Names { get; init; }

    public required string ActorType { get; init; }

    public required string Country { get; init; }

    public required string Description { get; init; }

    public required string State { get; init; }

    public Guid? MergedIntoId { get; init; }

    public required long Version { get; init; }

    public Organisation ToOrganisation(IEnumerable<string> domains) => new()
    {
        Id = Id,
        Number = Number,
        Names = JsonSerializer.Deserialize<LocalizedText>(Names)!,
        ActorType = ActorType,
        Country = Country.Length == 0 ? null : Country,
        Description = Description,
        Domains = [.. domains],
        State = StoredName.Parse<OrganisationState>(State),
        MergedIntoId = MergedIntoId,
        Version = Version,
    };
}
