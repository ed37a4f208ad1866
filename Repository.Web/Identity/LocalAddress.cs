using Repository.Web.Languages;

namespace Repository.Web.Identity;

/// <summary>
/// An address to go back to that a request names. Its path is one of this site's pages, whichever way it is read: whatever could be taken for anything else,
/// decoded as often as one likes, is no such address.
/// </summary>
public static class LocalAddress
{
    private const int MaxLength = 2_000;

    /// <summary>More layers of encoding than any page of ours makes.</summary>
    private const int MaxLayers = 4;

    /// <returns>The address as it was given, or null if it is none of this site's pages.</returns>
    public static string? Read(string? given) =>
        given is { Length: > 0 and <= MaxLength } && given.All(c => c is > ' ' and < '\u007f') && IsPage(given.Split('?', '#')[0]) ? given : null;

    /// <summary>Every page's path begins with a language, however often it is decoded.</summary>
    private static bool IsPage(string path)
    {
        for (var layers = 0; layers < MaxLayers; layers++)
        {
            if (!path.StartsWith('/') || SiteLanguages.OfPath(new PathString(path)) is null || !IsPlain(path))
            {
                return false;
            }

            var decoded = Uri.UnescapeDataString(path);
            if (decoded == path)
            {
                // What is left of an encoding is none of UTF-8: servers read it in different ways.
                return !path.Contains('%', StringComparison.Ordinal);
            }

            path = decoded;
        }

        return false;
    }

    /// <summary>No two slashes in a row, no way up, nothing that browsers take for a slash or leave out.</summary>
    private static bool IsPlain(string path) =>
        !path.Contains("//", StringComparison.Ordinal)
        && !path.Split('/').Any(segment => segment is "." or "..")
        && !path.Any(c => char.IsControl(c) || c is '\\' or '\u2028' or '\u2029' or '\ufffd');
}
