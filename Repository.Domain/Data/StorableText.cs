using System.Buffers;
using System.Text;

namespace Repository.Domain.Data;

/// <summary>
/// Text that both databases hold as it is. PostgreSQL refuses U+0000 and SQLite ends a text there;
/// half a surrogate pair has no UTF-8, and SQLite would keep another character in its place.
/// </summary>
public static class StorableText
{
    /// <exception cref="ArgumentException">The text holds U+0000 or half a surrogate pair.</exception>
    public static void ThrowIfNot(string text, string parameterName)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("the text holds U+0000, which no database can store", parameterName);
        }

        if (HasHalfAPair(text))
        {
            throw new ArgumentException("the text holds half a surrogate pair, which is no character", parameterName);
        }
    }

    internal static bool HasHalfAPair(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0; i = text.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (Rune.DecodeFromUtf16(text[i..], out _, out var used) != OperationStatus.Done)
            {
                return true;
            }

            text = text[(i + used)..];
        }

        return false;
    }
}
