namespace Repository.Domain.Taxonomy;

/// <summary>One list of the taxonomy. Its name in files, tables and addresses is <see cref="Dimensions.Name"/>.</summary>
public enum Dimension
{
    ThematicArea,
    Objective,
    Principle,
    Theme,
    Region,
    Country,
    ReviewRegion,
    ActorType,
    Sdg,
    Language,
    PracticeType,
    ResourceType,
    Origin,
    SourceDetail,
}

public static class Dimensions
{
    private static readonly Dictionary<Dimension, string> Names = Enum.GetValues<Dimension>().ToDictionary(dimension => dimension, KebabCase);
    private static readonly Dictionary<string, Dimension> ByName = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IReadOnlyList<Dimension> All { get; } = Enum.GetValues<Dimension>();

    /// <summary>The dimension's permanent name in kebab case: <c>review-region</c>.</summary>
    public static string Name(this Dimension dimension) => Names[dimension];

    public static bool TryParse(string name, out Dimension dimension) => ByName.TryGetValue(name, out dimension);

    /// <exception cref="ArgumentException">There is no dimension of that name.</exception>
    public static Dimension Parse(string name) =>
        TryParse(name, out var dimension) ? dimension : throw new ArgumentException($"there is no dimension “{name}”", nameof(name));

    /// <summary>The dimension that holds the parents of this one's terms: countries lie in regions, regions in regions, objectives in thematic areas.</summary>
    public static Dimension? ParentDimension(this Dimension dimension) => dimension switch
    {
        Dimension.Objective => Dimension.ThematicArea,
        Dimension.Region or Dimension.Country => Dimension.Region,
        _ => null,
    };

    private static string KebabCase(Dimension dimension) =>
        string.Concat(dimension.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
