using Repository.Domain.People;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Organisations;

/// <summary>A body that people belong to and that contributions come from.</summary>
public sealed record Organisation
{
    public const int MaxName = 200;

    public const int MaxDescription = 2_000;

    public const int MaxDomains = 20;

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    /// <summary>At least one.</summary>
    public required LocalizedText Names { get; init; }

    public required string ActorType { get; init; }

    /// <summary>Null for those of no one country.</summary>
    public string? Country { get; init; }

    /// <summary>Plain text in no one language; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>As <see cref="WebDomain"/> writes them.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    public OrganisationState State { get; init; }

    /// <summary>The one that it is now part of.</summary>
    public Guid? MergedIntoId { get; init; }

    public long Version { get; init; }

    /// <summary>In addresses, after the number; may be empty.</summary>
    public string Slug => Slugs.Of(Names.In(LocalizedText.Fallback));
}
