using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Taxonomy;

internal static class SampleTerms
{
    public static Term Term(Dimension dimension, string id, int order, string? parent = null, params string[] reviewRegions) => new()
    {
        Dimension = dimension,
        Id = id,
        Order = order,
        Label = Text($"{dimension.Name()} {id}", $"{id} en français"),
        ParentId = parent,
        ReviewRegions = reviewRegions,
    };

    public static LocalizedText Text(string english, string french) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = english, ["fr"] = french });

    /// <summary>Morocco in Northern Africa in Africa, and in two review regions; objective 7 in its thematic area.</summary>
    public static IReadOnlyList<Term> Some { get; } =
    [
        Term(Dimension.ThematicArea, "rights", 0),
        Term(Dimension.Objective, "7", 0, "rights"),
        Term(Dimension.Region, "africa", 0),
        Term(Dimension.Region, "northern-africa", 1, "africa"),
        Term(Dimension.Region, "western-africa", 2, "africa"),
        Term(Dimension.Country, "ma", 0, "northern-africa", "eca", "escwa"),
        Term(Dimension.ReviewRegion, "eca", 0),
        Term(Dimension.ReviewRegion, "escwa", 1),
    ];
}
