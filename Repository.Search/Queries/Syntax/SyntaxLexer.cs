using System.Globalization;
using System.Text;

namespace Repository.Search.Queries.Syntax;

/// <summary>Cuts what somebody typed into operands, parentheses and operators. Marks that mean nothing where they stand are part of a word or fall away.</summary>
/// <param name="text">Of bounded length: see <see cref="SyntaxParser.MaxLength"/>.</param>
/// <param name="isField">Whether there is a field of that name; a colon behind anything else is a mark like others.</param>
internal sealed class SyntaxLexer(string text, Func<string, bool> isField)
{
    private readonly List<SyntaxToken> tokens = [];
    private int at;

    /// <summary>Of the languages of the interface and those close to them; an opening and a closing one are not told apart.</summary>
    public static bool IsQuotationMark(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '「' or '」' or '＂';

    public List<SyntaxToken> Tokens()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text[at] == ')')
            {
                at++;
                tokens.Add(new(SyntaxTokenKind.Close, Boost: Suffix('^')));
            }
            else if (!ReadOperator())
            {
                ReadOperand();
            }
        }

        return tokens;
    }

    private static bool EndsWord(char c) => char.IsWhiteSpace(c) || c is '(' or ')' || IsQuotationMark(c);

    /// <summary>A space past the end.</summary>
    private char Next(int ahead = 0) => at + ahead < text.Length ? text[at + ahead] : ' ';

    private bool ReadOperator() => text[at] switch
    {
        '+' => ReadSign(SyntaxTokenKind.Plus),
        '-' => ReadSign(SyntaxTokenKind.Minus),
        '!' => ReadSign(SyntaxTokenKind.Not),
        _ => ReadWord("AND", SyntaxTokenKind.And) || ReadWord("OR", SyntaxTokenKind.Or) || ReadWord("NOT", SyntaxTokenKind.Not)
            || ReadWord("&&", SyntaxTokenKind.And) || ReadWord("||", SyntaxTokenKind.Or),
    };

    /// <summary>A mark with a space behind it is a dash or an exclamation.</summary>
    private bool ReadSign(SyntaxTokenKind kind) => !char.IsWhiteSpace(Next(1)) && Next(1) != ')' && Read(kind, length: 1);

    private bool ReadWord(string word, SyntaxTokenKind kind) =>
        string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && EndsWord(Next(word.Length)) && Read(kind, word.Length);

    private bool Read(SyntaxTokenKind kind, int length)
    {
        tokens.Add(new(kind, text.Substring(at, length)));
        at += length;
        return true;
    }

    private void ReadOperand()
    {
        var field = FieldName();
        if (text[at] == '(')
        {
            at++;
            tokens.Add(new(SyntaxTokenKind.Open, Field: field));
            return;
        }

        var node = IsQuotationMark(text[at]) ? Phrase()
            : field is not null && Range() is { } range ? range
            : Word(mayBeRange: field is not null);
        var boost = Suffix('^');
        if (node is not null)
        {
            tokens.Add(new(SyntaxTokenKind.Operand, Node: SyntaxNode.Boosted(field is null ? node : new SyntaxNode.Field(field, node), boost)));
        }
    }

    /// <summary>Reads a field's name with its colon, if something follows that can stand in a field; otherwise null, and nothing is read.</summary>
    private string? FieldName()
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
        {
            end++;
        }

        var name = text[at..end];
        var follows = end + 1 < text.Length && text[end] == ':' && !char.IsWhiteSpace(text[end + 1]) && text[end + 1] != ')';
        if (name.Length == 0 || !follows || !isField(name))
        {
            return null;
        }

        at = end + 1;
        return name;
    }

    /// <summary>Null, and only the mark is read, if nothing closes it; null, too, if it is empty.</summary>
    private SyntaxNode.Phrase? Phrase()
    {
        at++;
        var inside = new StringBuilder();
        for (var end = at; end < text.Length; end++)
        {
            if (IsQuotationMark(text[end]))
            {
                at = end + 1;
                var slop = (int)Math.Min(Suffix('~') ?? 0, SyntaxParser.MaxSlop);
                return string.IsNullOrWhiteSpace(inside.ToString()) ? null : new SyntaxNode.Phrase(inside.ToString(), slop);
            }

            end += text[end] == '\\' && end + 1 < text.Length ? 1 : 0;
            inside.Append(text[end]);
        }

        return null;
    }

    /// <summary><c>[a TO b]</c>, with braces for ends that are left out; null, and nothing is read, if it is not written out.</summary>
    private SyntaxNode.Range? Range()
    {
        var start = at;
        if (text[at] is '[' or '{')
        {
            var minIncluded = text[at++] == '[';
            var (min, to, max) = (RangeEnd(), RangeEnd(), RangeEnd());
            SkipSpaces();
            if (min.Count > 0 && Text(to) == "TO" && max.Count > 0 && Next() is ']' or '}')
            {
                return new SyntaxNode.Range(OpenOr(min), OpenOr(max), minIncluded, text[at++] == ']');
            }
        }

        at = start;
        return null;
    }

    private List<Letter> RangeEnd()
    {
        SkipSpaces();
        return Letters(c => char.IsWhiteSpace(c) || c is ']' or '}');
    }

    private void SkipSpaces()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private static string? OpenOr(List<Letter> end) => end is [{ Character: '*', Escaped: false }] ? null : Text(end);

    /// <summary>A word, or what its last marks make of it; null if there is nothing but marks.</summary>
    private SyntaxNode? Word(bool mayBeRange)
    {
        var letters = Letters(c => EndsWord(c) || StartsSuffix(c));
        Suffix('~');
        var length = letters.FindLastIndex(letter => letter != new Letter('*', Escaped: false)) + 1;
        var dots = mayBeRange ? Dots(letters) : -1;
        return length == 0 ? null
            : length < letters.Count ? new SyntaxNode.Prefix(Text(letters[..length]))
            : dots >= 0 ? new SyntaxNode.Range(dots == 0 ? null : Text(letters[..dots]), dots + 2 == length ? null : Text(letters[(dots + 2)..]), true, true)
            : new SyntaxNode.Term(Text(letters));
    }

    /// <summary>Where <c>..</c> parts two ends, of which one may be missing; otherwise -1.</summary>
    private static int Dots(List<Letter> letters)
    {
        var dot = new Letter('.', Escaped: false);
        for (var i = 0; i + 1 < letters.Count && letters.Count > 2; i++)
        {
            if (letters[i] == dot && letters[i + 1] == dot)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the word ends here with <c>^2</c>, <c>~</c> or <c>~1</c> behind it.</summary>
    private bool StartsSuffix(char c)
    {
        var start = at;
        var found = c is '^' or '~' && Suffix(c) is not null;
        at = start;
        return found;
    }

    /// <summary>Reads a mark with its number, which a tilde may lack (0); null, and nothing is read, if there is none.</summary>
    private float? Suffix(char mark)
    {
        if (Next() != mark)
        {
            return null;
        }

        var end = at + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        var number = text[(at + 1)..end];
        var ends = end == text.Length || EndsWord(text[end]) || (mark == '~' && text[end] == '^');
        if (!float.TryParse(mark == '~' ? $"0{number}" : number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || !ends)
        {
            return null;
        }

        at = end;
        return value;
    }

    /// <summary>Reads on to the end of the text or a character that ends them and is not escaped.</summary>
    private List<Letter> Letters(Func<char, bool> ends)
    {
        var letters = new List<Letter>();
        while (at < text.Length && !ends(text[at]))
        {
            var escapes = text[at] == '\\' && at + 1 < text.Length;
            at += escapes ? 1 : 0;
            letters.Add(new(text[at++], escapes));
        }

        return letters;
    }

    private static string Text(List<Letter> letters) => string.Concat(letters.Select(letter => letter.Character));

    /// <param name="Escaped">By a backslash, so that it means itself.</param>
    private readonly record struct Letter(char Character, bool Escaped);
}
