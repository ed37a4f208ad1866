namespace Repository.Web.Features.Shared;

/// <summary>Plain text that people typed, for reading.</summary>
public static class Paragraphs
{
    /// <summary>Parts that an empty line divides; line ends within them are kept.</summary>
    public static IReadOnlyList<string> Of(string text) => text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
