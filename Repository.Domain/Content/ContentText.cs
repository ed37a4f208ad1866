using System.Globalization;
using System.Text;

namespace Repository.Domain.Content;

/// <summary>Bytes of a file as text: UTF-8, with or without a byte order mark, lines ended by LF.</summary>
internal static class ContentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null, and a problem, if it is not text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, FileProblems problems)
    {
        var text = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            return Checked(Strict.GetString(text).Replace("\r\n", "\n", StringComparison.Ordinal), problems);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + text[..Math.Clamp(wrong.Index, 0, text.Length)].Count((byte)'\n');
            problems.Add(line, "", "The file is not in UTF-8 from this line on; save it in that encoding.");
            return null;
        }
    }

    /// <summary>The first character that no text of ours may hold, described; null if there is none.</summary>
    public static string? Forbidden(string text)
    {
        var at = IndexOfForbidden(text);
        return at < 0 ? null : Describe(text[at]);
    }

    private static string? Checked(string text, FileProblems problems)
    {
        var line = 1;
        foreach (var part in text.Split('\n'))
        {
            if (IndexOfForbidden(part) is >= 0 and var at)
            {
                problems.Add(line, "", $"This line holds {Describe(part[at])}; remove it.");
            }

            line++;
        }

        return problems.Any ? null : text;
    }

    /// <summary>Control characters break databases, terminals or feeds; line separators break what counts lines; the last three are traces of a broken conversion.</summary>
    private static int IndexOfForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!pair && (char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFD' or '\uFFFE' or '\uFFFF' || (char.IsControl(c) && c is not ('\t' or '\n'))))
            {
                return i;
            }

            i += pair ? 1 : 0;
        }

        return -1;
    }

    private static string Describe(char c) => c switch
    {
        '\uFFFD' => "the character U+FFFD, the mark of a letter lost in conversion",
        '\uFEFF' => "a byte order mark (U+FEFF) within the text",
        '\r' => "a carriage return without a line feed (U+000D)",
        _ => string.Create(CultureInfo.InvariantCulture, $"the control character U+{(int)c:X4}"),
    };
}
