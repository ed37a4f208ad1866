namespace Repository.Search.Analysis;

/// <summary>Makes tokens of a text. Any text will do, valid Unicode or not. Safe for use from many threads.</summary>
public abstract class Analyzer
{
    /// <summary>How many positions lie empty between two parts of a field, so that no phrase whose slop is less reaches from one to the other. Lucene's usual gap.</summary>
    public const int PartGap = 100;

    /// <summary>Parts two texts of one field; no part of any sentence.</summary>
    public const char PartSeparator = '\n';

    /// <summary>Permanent, and part of an index's fingerprint: it changes whenever the output does. For example <c>english-1</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Appends the words of a text in its order. Positions follow on the last token that is there already; offsets are those of this text.</summary>
    public void Analyze(string text, List<Token> into) => Analyze(text, NextPosition(into), firstOffset: 0, into);

    /// <summary>
    /// Appends the words of a field's parts. Offsets are those of the parts joined by <see cref="PartSeparator"/>; positions leave <see cref="PartGap"/> free
    /// between parts.
    /// </summary>
    public void Analyze(IReadOnlyList<string> parts, List<Token> into)
    {
        var offset = 0;
        var position = NextPosition(into);
        foreach (var part in parts)
        {
            var before = into.Count;
            Analyze(part, position, offset, into);
            position = into.Count == before ? position : NextPosition(into) + PartGap;
            offset += part.Length + 1;
        }
    }

    /// <summary>Appends the words of one text.</summary>
    /// <param name="firstPosition">The position of its first word.</param>
    /// <param name="firstOffset">The offset of its first code unit.</param>
    protected abstract void Analyze(string text, int firstPosition, int firstOffset, List<Token> into);

    private static int NextPosition(List<Token> tokens) => tokens.Count == 0 ? 0 : tokens[^1].Position + 1;
}
