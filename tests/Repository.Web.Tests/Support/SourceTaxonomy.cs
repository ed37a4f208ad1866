using YamlDotNet.Serialization;

namespace Repository.Web.Tests.Support;

/// <summary>A term as its file says it, read apart from the importer.</summary>
public sealed record SourceTerm(string Dimension, string Id, string? Parent, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string>? ShortLabels, IReadOnlyList<string> ReviewRegions)
{
    public string Label(string language) => Labels[language];

    public string Short(string language) => (ShortLabels ?? Labels)[language];
}

public static class SourceTaxonomy
{
    /// <summary>The dimension of each field of terms in front matter.</summary>
    public static IReadOnlyDictionary<string, string> DimensionOf(string kind) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["objectives"] = "objective",
        ["countries"] = "country",
        ["regions"] = "region",
        ["review-regions"] = "review-region",
        ["type"] = kind == "practice" ? "practice-type" : "resource-type",
        ["actor-types"] = "actor-type",
        ["themes"] = "theme",
        ["principles"] = "principle",
        ["sdgs"] = "sdg",
        ["document-languages"] = "language",
        ["origin"] = "origin",
        ["source-detail"] = "source-detail",
    };

    public static IReadOnlyDictionary<(string Dimension, string Id), SourceTerm> Terms { get; } =
        Directory.EnumerateFiles(Path.Combine(SourceTree.Content, "taxonomy"), "*.yaml").SelectMany(Read).ToDictionary(term => (term.Dimension, term.Id));

    public static SourceTerm Find(string dimension, string id) => Terms[(dimension, id)];

    public static IEnumerable<SourceTerm> Of(string dimension) => Terms.Values.Where(term => term.Dimension == dimension);

    /// <summary>Ids that the record is about in a dimension: those it names, and every region above its countries and regions.</summary>
    public static IReadOnlySet<string> About(SourceRecord record, string dimension)
    {
        var ids = DimensionOf(record.Kind).Where(field => field.Value == dimension).SelectMany(field => record.List(field.Key)).ToHashSet(StringComparer.Ordinal);
        if (dimension == "region")
        {
            var places = record.List("countries").Select(id => Find("country", id)).Concat(record.List("regions").Select(id => Find("region", id)));
            foreach (var place in places)
            {
                for (var above = place.Parent; above is not null; above = Find("region", above).Parent)
                {
                    ids.Add(above);
                }
            }
        }
        else if (dimension == "review-region")
        {
            ids.UnionWith(record.List("countries").SelectMany(id => Find("country", id).ReviewRegions));
        }

        return ids;
    }

    private static IEnumerable<SourceTerm> Read(string path)
    {
        var file = new Deserializer().Deserialize<Dictionary<string, object>>(File.ReadAllText(path));
        return ((IEnumerable<object>)file["terms"]).Cast<Dictionary<object, object>>().Select(term => new SourceTerm(
            (string)file["dimension"],
            (string)term["id"],
            term.GetValueOrDefault("parent") as string,
            Texts(term["label"])!,
            Texts(term.GetValueOrDefault("short")),
            term.GetValueOrDefault("review-regions") is IEnumerable<object> regions ? [.. regions.Cast<string>()] : []));
    }

    private static Dictionary<string, string>? Texts(object? value) =>
        (value as Dictionary<object, object>)?.ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value, StringComparer.Ordinal);
}
