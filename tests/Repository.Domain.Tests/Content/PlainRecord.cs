using YamlDotNet.Serialization;

namespace Repository.Domain.Tests.Content;

/// <summary>A record file read without any of the importer's code: by YamlDotNet's deserializer, and cut at its headings.</summary>
internal sealed record PlainRecord(IReadOnlyDictionary<string, IReadOnlyList<string>> Keys, IReadOnlyDictionary<string, IReadOnlyList<string>> Stated, IReadOnlyDictionary<string, string> Sections)
{
    public static PlainRecord Read(string text)
    {
        var parts = text.Split("---\n", 3);
        var keys = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parts[1]);
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in ("## {#summary}\n" + parts[2]).Split("## ").Skip(1))
        {
            var lines = section.Split('\n', 2);
            sections[lines[0].Split("{#")[1].TrimEnd('}')] = lines[1].Trim();
        }

        return new PlainRecord(
            keys.Where(pair => pair.Value is not Dictionary<object, object>).ToDictionary(pair => pair.Key, pair => Texts(pair.Value), StringComparer.Ordinal),
            keys.Values.OfType<Dictionary<object, object>>().SelectMany(map => map).ToDictionary(pair => (string)pair.Key, pair => Texts(pair.Value), StringComparer.Ordinal),
            sections);
    }

    private static IReadOnlyList<string> Texts(object value) => value is List<object> list ? [.. list.Cast<string>()] : [(string)value];
}
