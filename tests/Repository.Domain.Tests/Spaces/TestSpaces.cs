using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Spaces;

internal static class TestSpaces
{
    public static LocalizedText Text(string text) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });

    public static SpaceContent Content(string title) => new() { Title = Text(title), Purpose = Text($"To talk of {title}.") };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Terms(params (Dimension Dimension, string Id)[] terms) =>
        terms.GroupBy(term => term.Dimension.Name()).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(term => term.Id)], StringComparer.Ordinal);
}
