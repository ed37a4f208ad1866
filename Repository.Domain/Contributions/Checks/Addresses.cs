namespace Repository.Domain.Contributions.Checks;

/// <summary>Addresses of the web within a text.</summary>
internal static class Addresses
{
    private static readonly string[] Beginnings = ["http://", "https://", "www."];

    /// <summary>A text of the same length, with spaces in place of addresses and of where Markdown's links lead.</summary>
    public static string Blank(string text)
    {
        if (!text.Contains("](", StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var blanked = text.ToCharArray();
        for (var at = 0; at < text.Length;)
        {
            var end = IsDestination(text, at) ? EndOfDestination(text, at) : BeginsAddress(text, at) ? EndOfAddress(text, at) : at;
            blanked.AsSpan(at, end - at).Fill(' ');
            at = Math.Max(end, at + 1);
        }

        return new string(blanked);
    }

    /// <summary>Where Markdown's links lead: the address, with its place.</summary>
    public static IEnumerable<(int Offset, string Address)> Destinations(string text)
    {
        for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0;)
        {
            var start = at + 2;
            var end = EndOfDestination(text, start);
            if (end > start && end < text.Length && text[end] == ')')
            {
                yield return (start, text[start..end]);
            }

            at = text.IndexOf("](", end, StringComparison.Ordinal);
        }
    }

    private static bool IsDestination(string text, int at) => at >= 2 && text[at - 1] == '(' && text[at - 2] == ']';

    // It ends before any bracket or space, so that no character is looked at twice.
    private static int EndOfDestination(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '[' or ']' or '<' or '>'))
        {
            at++;
        }

        return at;
    }

    private static bool BeginsAddress(string text, int at) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && Beginnings.Any(beginning => string.Compare(text, at, beginning, 0, beginning.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static int EndOfAddress(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or '<' or '>' or '"'))
        {
            at++;
        }

        return at;
    }
}
