using System.Collections.Frozen;

namespace Repository.Domain.Contributions.Checks;

/// <summary>Lists of words by language, which stand in files beside the code: lines such as <c>en: one, two</c>, and <c>any:</c> for all languages.</summary>
internal sealed class LanguageLists
{
    public const string Any = "any";

    private readonly FrozenDictionary<string, IReadOnlyList<string>> byLanguage;

    public LanguageLists(string file)
    {
        using var stream = typeof(LanguageLists).Assembly.GetManifestResourceStream($"Checks/{file}") ?? throw new FileNotFoundException("no such list", file);
        using var reader = new StreamReader(stream);
        byLanguage = reader.ReadToEnd().Split('\n').Where(line => line.Contains(':', StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .GroupBy(parts => parts[0], parts => parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.SelectMany(entries => entries)], StringComparer.Ordinal);
    }

    public IEnumerable<string> Languages => byLanguage.Keys;

    /// <summary>The language's own entries; empty if it has none.</summary>
    public IReadOnlyList<string> Of(string language) => byLanguage.GetValueOrDefault(language) ?? [];

    public IEnumerable<string> All => byLanguage.Values.SelectMany(entries => entries);
}
