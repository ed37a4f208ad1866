using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

/// <summary>All that a space says of itself.</summary>
public sealed record SpaceContent
{
    public const int MaxTitle = 200;

    public const int MaxPurpose = 2_000;

    /// <summary>Of audience, outcome and each question.</summary>
    public const int MaxText = 500;

    public const int MaxRules = 5_000;

    public const int MaxQuestions = 20;

    /// <summary>Under which a space can be found.</summary>
    public static readonly IReadOnlyList<Dimension> Dimensions =
        [Dimension.Objective, Dimension.Theme, Dimension.Region, Dimension.ReviewRegion, Dimension.ActorType, Dimension.Sdg, Dimension.Language];

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter<SpaceVisibility>(JsonNamingPolicy.KebabCaseLower) },
    };

    public required LocalizedText Title { get; init; }

    public required LocalizedText Purpose { get; init; }

    /// <summary>Who is asked to take part.</summary>
    public LocalizedText? Audience { get; init; }

    /// <summary>Of this space, beside those of the house: plain text.</summary>
    public LocalizedText? Rules { get; init; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<LocalizedText> Questions { get; init; } = [];

    /// <summary>What became of what was said.</summary>
    public LocalizedText? Outcome { get; init; }

    /// <summary>Bodies, not persons, by name.</summary>
    public IReadOnlyList<string> Organisers { get; init; } = [];

    public SpaceVisibility Visibility { get; init; }

    public Timetable Timetable { get; init; } = new();

    /// <summary>By the name of the dimension.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Terms { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Where it took place before: an address.</summary>
    public string? Source { get; init; }

    public IReadOnlyList<string> TermsOf(Dimension dimension) => Terms.GetValueOrDefault(dimension.Name()) ?? [];

    /// <summary>Two contents are the same if and only if these are.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static SpaceContent FromJson(string json) => JsonSerializer.Deserialize<SpaceContent>(json, Json)!;
}
