using System.Text.Json;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Contributions;

/// <summary>A revision as its row, but for the terms.</summary>
internal sealed record RevisionRow
{
    /// <summary>The columns, of a table named r and its contribution named c.</summary>
    public const string Columns = """
        r.id, r.contribution_id, c.kind, r.ordinal, r.language, r.schema_version, r.document, r.content_hash, r.imported, r.created_at
        """;

    public required Guid Id { get; init; }

    public required Guid ContributionId { get; init; }

    public required string Kind { get; init; }

    public required int Ordinal { get; init; }

    public required string Language { get; init; }

    public required int SchemaVersion { get; init; }

    public required string Document { get; init; }

    public required string ContentHash { get; init; }

    public required bool Imported { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <exception cref="UnreadableRevisionException">The document is not of its kind and version.</exception>
    public Revision ToRevision(IEnumerable<RevisionTermRow> terms)
    {
        var kind = KindCatalogue.Named(Kind);
        return new Revision
        {
            Id = Id,
            ContributionId = ContributionId,
            Ordinal = Ordinal,
            Content = new RevisionContent
            {
                Kind = kind,
                Language = Language,
                Fields = Read(kind),
                Terms = [.. terms.Select(term => term.ToTerm())],
            },
            CreatedAt = CreatedAt,
            Imported = Imported,
        };
    }

    private object Read(Kind kind)
    {
        try
        {
            return kind.Deserialize(Document, SchemaVersion);
        }
        catch (JsonException problem)
        {
            throw new UnreadableRevisionException($"revision {Id} of a {kind.Name} cannot be read: {problem.Message}", ContributionId, problem);
        }
    }
}

/// <summary>A stored revision is not what this program writes: the <c>check</c> command lists all of them.</summary>
public sealed class UnreadableRevisionException(string message, Guid contributionId, Exception inner) : Exception(message, inner)
{
    public Guid ContributionId { get; } = contributionId;
}

internal sealed record RevisionTermRow
{
    /// <summary>The terms of the revisions <c>@ids</c>, in the order in which they were given.</summary>
    public static string SelectOfRevisions(Dialect dialect) => $"""
        select revision_id, ordinal, dimension, term_id, by_editors
        from   revision_terms
        where  revision_id in {dialect.Texts("@ids")}
        order  by revision_id, ordinal
        """;

    public required Guid RevisionId { get; init; }

    public required int Ordinal { get; init; }

    public required string Dimension { get; init; }

    public required string TermId { get; init; }

    public required bool ByEditors { get; init; }

    public static IEnumerable<RevisionTermRow> Of(Guid revisionId, RevisionContent content) => content.Terms.Select((term, i) => new RevisionTermRow
    {
        RevisionId = revisionId,
        Ordinal = i,
        Dimension = term.Dimension.Name(),
        TermId = term.TermId,
        ByEditors = term.ByEditors,
    });

    public AssignedTerm ToTerm() => new(Dimensions.Parse(Dimension), TermId, ByEditors);
}
