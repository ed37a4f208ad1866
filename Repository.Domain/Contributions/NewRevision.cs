using System.Text.Json.Serialization;

namespace Repository.Domain.Contributions;

/// <summary>A revision as it is written; its ordinal is the database's to say.</summary>
internal sealed record NewRevision
{
    public required Guid Id { get; init; }

    public required Guid ContributionId { get; init; }

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required int SchemaVersion { get; init; }

    public required string Document { get; init; }

    public required string ContentHash { get; init; }

    public required bool Imported { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [JsonIgnore]
    public IReadOnlyList<RevisionTermRow> TermRows { get; init; } = [];

    public static NewRevision Of(Guid id, Guid contributionId, RevisionContent content, bool imported, DateTimeOffset now)
    {
        var document = content.Kind.Serialize(content.Fields);
        var terms = RevisionTermRow.Of(id, content).ToList();
        return new NewRevision
        {
            Id = id,
            ContributionId = contributionId,
            Language = content.Language,
            Title = content.Title,
            SchemaVersion = content.Kind.SchemaVersion,
            Document = document,
            ContentHash = Contributions.ContentHash.Of(content.Language, content.Kind.SchemaVersion, document, terms),
            Imported = imported,
            CreatedAt = now,
            TermRows = terms,
        };
    }
}
