using System.Xml.Linq;

namespace Repository.Web.Tests.Support;

/// <summary>The site's texts as their files hold them: <c>Feature.Key</c> by language.</summary>
internal static class SourceTexts
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByLanguage { get; } =
        Pages.Languages.ToDictionary(language => language, Read, StringComparer.Ordinal);

    public static string In(string language, string key) => ByLanguage[language][key];

    private static IReadOnlyDictionary<string, string> Read(string language)
    {
        var name = language == "en" ? "Texts.resx" : $"Texts.{language}.resx";
        return SourceTree.WebFiles(name).SelectMany(path => XDocument.Load(path).Root!.Elements("data")
            .Select(data => ($"{Path.GetFileName(Path.GetDirectoryName(path))}.{data.Attribute("name")!.Value}", data.Element("value")!.Value)))
            .ToDictionary(StringComparer.Ordinal);
    }
}
