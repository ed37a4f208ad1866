using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;

namespace Repository.Search.Tests.Catalogue;

/// <summary>Published records and a small taxonomy for tests.</summary>
internal static class Records
{
    public static TaxonomyTree Taxonomy { get; } = new(
    [
        Term(Dimension.ThematicArea, "lives", 0, "Safeguarding lives", "Protéger les vies"),
        Term(Dimension.ThematicArea, "pathways", 1, "Regular pathways", "Voies régulières"),
        Term(Dimension.Objective, "5", 0, "Enhance availability of pathways", "Ouvrir des voies", parent: "pathways"),
        Term(Dimension.Objective, "8", 1, "Save lives of missing migrants", "Sauver des vies de migrants disparus", parent: "lives"),
        Term(Dimension.Objective, "10", 2, "Prevent trafficking", "Prévenir la traite", parent: "lives"),
        Term(Dimension.Theme, "labour", 0, "Labour migration", "Migration de main-d'œuvre"),
        Term(Dimension.Theme, "return", 1, "Return and reintegration", "Retour et réintégration"),
        Term(Dimension.Region, "africa", 0, "Africa", "Afrique"),
        Term(Dimension.Region, "north-africa", 1, "Northern Africa", "Afrique du Nord", parent: "africa"),
        Term(Dimension.Region, "americas", 2, "Americas", "Amériques"),
        Term(Dimension.Country, "ma", 0, "Morocco", "Maroc", parent: "north-africa") with { ReviewRegions = ["eca", "escwa"] },
        Term(Dimension.Country, "ng", 1, "Nigeria", "Nigéria", parent: "africa") with { ReviewRegions = ["eca"] },
        Term(Dimension.Country, "cl", 2, "Chile", "Chili", parent: "americas"),
        Term(Dimension.ReviewRegion, "eca", 0, "Africa review", "Examen Afrique"),
        Term(Dimension.ReviewRegion, "escwa", 1, "Arab review", "Examen arabe"),
        Term(Dimension.ActorType, "national-government", 0, "National government", "Gouvernement national"),
        Term(Dimension.ActorType, "civil-society", 1, "Civil society", "Société civile"),
        Term(Dimension.Language, "en", 0, "English", "Anglais"),
        Term(Dimension.Origin, "hub", 0, "Hub", "Pôle"),
    ]);

    public static PublishedRecord Practice(int number, Practice practice, string language = "en", Guid? workId = null, params TermKey[] terms) =>
        Record(PracticeFields.Kind, number, practice, language, workId, terms);

    public static PublishedRecord Guidance(int number, Guidance guidance, string language = "en", Guid? workId = null, params TermKey[] terms) =>
        Record(GuidanceFields.Kind, number, guidance, language, workId, terms);

    public static Practice Titled(string title, string summary = "A summary.") => new() { Title = title, Summary = summary };

    public static TermKey Objective(string id) => new(Dimension.Objective, id);

    public static TermKey Country(string id) => new(Dimension.Country, id);

    private static PublishedRecord Record(Kind kind, int number, object fields, string language, Guid? workId, TermKey[] terms)
    {
        var contributionId = Guid.CreateVersion7();
        var revision = new Revision
        {
            Id = Guid.CreateVersion7(),
            ContributionId = contributionId,
            Ordinal = 1,
            Content = new RevisionContent { Kind = kind, Language = language, Fields = fields, Terms = [.. terms.Select(term => new AssignedTerm(term.Dimension, term.Id, ByEditors: false))] },
            CreatedAt = DateTimeOffset.UnixEpoch,
            Imported = false,
        };
        var contribution = new Contribution
        {
            Id = contributionId,
            Kind = kind,
            Number = number,
            Slug = string.Create(CultureInfo.InvariantCulture, $"record-{number}"),
            WorkId = workId ?? Guid.CreateVersion7(),
            Publication = PublicationState.Published,
            PublishedRevisionId = revision.Id,
            PublishedAt = DateTimeOffset.UnixEpoch.AddDays(number),
            Version = 1,
        };
        return new PublishedRecord(contribution, revision);
    }

    private static Term Term(Dimension dimension, string id, int order, string english, string french, string? parent = null) => new()
    {
        Dimension = dimension,
        Id = id,
        Order = order,
        Label = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = english, ["fr"] = french }),
        ParentId = parent,
    };
}
