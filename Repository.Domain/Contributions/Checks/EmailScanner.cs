namespace Repository.Domain.Contributions.Checks;

/// <summary>Finds e-mail addresses, also those disguised as “name [at] example.org”.</summary>
internal static class EmailScanner
{
    /// <summary>RFC 5321: of the part before the sign, and of the domain.</summary>
    private const int MaxLocal = 64;
    private const int MaxDomain = 255;

    private static readonly string[] Signs = ["@", "＠", "[at]", "(at)", "{at}", "[arroba]", "(arroba)", "[arobase]", "(arobase)"];

    public static IEnumerable<TextSpan> In(string text)
    {
        // What an address has taken belongs to no other, so no character is looked at more than twice.
        var taken = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (SignAt(text, at) is { } sign && AddressAround(text, taken, at, sign) is { } address)
            {
                yield return address;
                taken = address.End;
                at = address.End - 1;
            }
        }
    }

    /// <summary>The first character and the domain: enough to find it, too little to write to it.</summary>
    public static string Mask(ReadOnlySpan<char> address)
    {
        var text = address.ToString();
        var sign = Signs.Select(sign => (At: text.IndexOf(sign, StringComparison.OrdinalIgnoreCase), sign.Length)).First(found => found.At >= 0);
        return Evidence.Of($"{text[0]}…@{text.AsSpan(sign.At + sign.Length).Trim()}");
    }

    private static string? SignAt(string text, int at) =>
        text[at] is '@' or '＠' or '[' or '(' or '{' ? Signs.FirstOrDefault(sign => string.Compare(text, at, sign, 0, sign.Length, StringComparison.OrdinalIgnoreCase) == 0) : null;

    private static TextSpan? AddressAround(string text, int from, int at, string sign)
    {
        var mayPart = sign.Length > 1;
        var endOfLocal = mayPart && at > from && text[at - 1] == ' ' ? at - 1 : at;
        var start = endOfLocal;
        while (start > from && endOfLocal - start < MaxLocal && IsLocal(text[start - 1]))
        {
            start--;
        }

        while (start < endOfLocal && text[start] == '.')
        {
            start++;
        }

        var domain = at + sign.Length;
        domain = mayPart && domain < text.Length && text[domain] == ' ' ? domain + 1 : domain;
        var end = EndOfDomain(text, domain);
        return start < endOfLocal && end is not null ? new TextSpan(start, end.Value - start) : null;
    }

    /// <summary>Labels joined by dots, of which the last has letters alone, two at least; null if there are none.</summary>
    private static int? EndOfDomain(string text, int start)
    {
        int? end = null;
        var label = start;
        for (var at = start; ; at++)
        {
            if (at < text.Length && at - start < MaxDomain && (char.IsLetterOrDigit(text[at]) || text[at] == '-'))
            {
                continue;
            }

            if (at == label)
            {
                return end;
            }

            if (label > start && at - label >= 2 && !text.AsSpan(label, at - label).ContainsAnyInRange('0', '9'))
            {
                end = at;
            }

            if (at >= text.Length || text[at] != '.')
            {
                return end;
            }

            label = at + 1;
        }
    }

    private static bool IsLocal(char unit) => char.IsLetterOrDigit(unit) || unit is '.' or '_' or '%' or '+' or '-' or '\'' or '&';
}
