using System.Globalization;
using YamlDotNet.Serialization;

namespace Repository.Web.Tests.Support;

/// <summary>A record as its file says it, read apart from the importer.</summary>
public sealed record SourceRecord(string Kind, string Path, string Slug, IReadOnlyDictionary<string, object> Front, string Summary, IReadOnlyDictionary<string, string> Sections)
{
    public static IReadOnlyList<SourceRecord> All { get; } = [.. Read("practice", "practices"), .. Read("guidance", "guidance")];

    public int Number => int.Parse(Text("number")!, CultureInfo.InvariantCulture);

    public string Title => Text("title")!;

    public string Language => Text("language")!;

    public int? StartYear => Year("start-year") ?? Year("year") ?? Year("end-year");

    /// <summary>The last year that it speaks of; it goes on for ever if it says that it goes on.</summary>
    public int? LastYear => Year("end-year") ?? Year("year") ?? (Text("ongoing") == "true" ? 9999 : StartYear);

    public string PathSegment => Kind == "practice" ? "practices" : "guidance";

    public string Address(string language) => string.Create(CultureInfo.InvariantCulture, $"/{language}/{PathSegment}/{Number}-{Slug}");

    public string? Text(string key) => Front.GetValueOrDefault(key) as string;

    /// <summary>One value or many; none if the key is not there.</summary>
    public IReadOnlyList<string> List(string key) => Front.GetValueOrDefault(key) switch
    {
        null => [],
        IEnumerable<object> many => [.. many.Cast<string>()],
        var one => [(string)one],
    };

    /// <summary>Whether editors assigned one of the field's terms.</summary>
    public bool IsByEditors(string field, string id)
    {
        var stated = Front.GetValueOrDefault("stated-by-source") as IDictionary<object, object>;
        var own = stated is not null && stated.TryGetValue(field, out var ids) ? ((IEnumerable<object>)ids).Cast<string>() : [];
        return List("assigned-by-editors").Contains(field) && !own.Contains(id);
    }

    public override string ToString() => Path;

    private int? Year(string key) => Text(key) is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<SourceRecord> Read(string kind, string folder) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(SourceTree.Content, folder), "*.md").Order(StringComparer.Ordinal).Select(path => Read(kind, folder, path));

    private static SourceRecord Read(string kind, string folder, string path)
    {
        var parts = File.ReadAllText(path).Split("---\n", 3);
        var front = new Deserializer().Deserialize<Dictionary<string, object>>(parts[1]);
        var sections = ("\n" + parts[2]).Split("\n## ");
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return new SourceRecord(
            kind,
            $"{folder}/{name}.md",
            front.GetValueOrDefault("slug") as string ?? name,
            front,
            sections[0].Trim(),
            sections.Skip(1).ToDictionary(section => section.Split("{#")[1].Split('}')[0], section => section[section.IndexOf('\n', StringComparison.Ordinal)..].Trim(), StringComparer.Ordinal));
    }
}
