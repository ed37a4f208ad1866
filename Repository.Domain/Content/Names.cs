using System.Text.RegularExpressions;

namespace Repository.Domain.Content;

/// <summary>What may stand in an address: ids of terms, slugs, names of pages.</summary>
internal static partial class Names
{
    /// <summary>Addresses longer than this are cut by mail programs.</summary>
    public const int MaxLength = 100;

    public const string Rule = "lower-case letters a-z, digits and single hyphens, at most 100 of them";

    public static bool AreRight(string name) => name.Length <= MaxLength && Pattern().IsMatch(name);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
