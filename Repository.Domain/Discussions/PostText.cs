using System.Buffers;
using Repository.Domain.Contributions.Checks;

namespace Repository.Domain.Discussions;

/// <summary>What is to be known of the text of a post.</summary>
internal static class PostText
{
    private static readonly SearchValues<string> Links = SearchValues.Create(["://", "www.", "mailto:", "]("], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it leads elsewhere, or may: a false alarm costs a moderator a moment.</summary>
    public static bool HasLink(string body) => body.AsSpan().ContainsAny(Links);

    /// <summary>Its language, or empty where that is not sure.</summary>
    public static string LanguageOf(string body) => LanguageHints.Of(body).Guess() ?? "";
}
