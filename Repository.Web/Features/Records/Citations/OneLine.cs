namespace Repository.Web.Features.Records.Citations;

internal static class OneLine
{
    /// <summary>The text with each run of white space and controls as one space: formats of lines must not be given a line more.</summary>
    public static string Of(string text) => string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
