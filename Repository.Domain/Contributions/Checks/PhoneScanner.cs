using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Repository.Domain.Contributions.Checks;

/// <summary>
/// Finds telephone numbers: with the sign or prefix of another country, with a leading zero, as they are grouped in North America, or after a word such as
/// “phone”. Years, figures, dates and the numbers of books, documents and persons are none; nor are numbers that are free to call, as helplines have.
/// </summary>
internal static class PhoneScanner
{
    /// <summary>ITU-T E.164.</summary>
    private const int MaxDigits = 15;

    /// <summary>With area code; shorter ones are known by the word before them.</summary>
    private const int MinDigits = 9;

    /// <summary>After a word such as “phone”.</summary>
    private const int MinDigitsAfterWord = 6;

    private const int MaxDigitsShown = 3;

    /// <summary>Code units, and words, before a number that say what it is.</summary>
    private const int Before = 30;
    private const int WordsBefore = 3;

    private static readonly FrozenSet<string> PhoneWords = new[]
    {
        "tel", "telephone", "phone", "phones", "mobile", "cell", "cellphone", "fax", "whatsapp", "call", "viber", "telefon", "hotline", "portable", "appelez", "appeler", "telecopie",
        "telefono", "telefonos", "movil", "celular", "llame", "llamar", "telefone", "telemovel", "ligue", "тел", "телефон", "факс", "моб", "هاتف", "الهاتف", "جوال", "فاكس",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] ChinesePhoneWords = ["电话", "電話", "手机", "手機", "传真", "傳真"];

    private static readonly FrozenSet<string> OtherWords = new[]
    {
        "isbn", "issn", "doi", "id", "no", "nr", "nro", "num", "number", "numero", "n", "ref", "reference", "account", "cuenta", "compte", "iban", "grant", "project", "contract", "law", "ley", "loi", "decree", "orcid",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] FreePrefixes = ["0800", "00800", "800", "1800", "1888", "1877", "1866"];

    public static IEnumerable<TextSpan> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Begins(text, at))
            {
                at++;
                continue;
            }

            var number = new Run(text, at);
            if (number.Digits.Length is >= MinDigitsAfterWord and <= MaxDigits && IsPhone(text, number))
            {
                yield return new TextSpan(at, number.End - at);
            }

            at = Math.Max(number.End, at + 1);
        }
    }

    /// <summary>Its beginning: enough to find it.</summary>
    public static string Mask(ReadOnlySpan<char> number)
    {
        var digits = 0;
        var length = 0;
        while (length < number.Length && digits < MaxDigitsShown)
        {
            digits += char.IsDigit(number[length]) ? 1 : 0;
            length++;
        }

        return $"{number[..length]}…";
    }

    private static bool Begins(string text, int at)
    {
        var unit = text[at];
        if (!char.IsDigit(unit) && !(unit is '+' or '＋' or '(' && at + 1 < text.Length && (char.IsDigit(text[at + 1]) || text[at + 1] == '+')))
        {
            return false;
        }

        // Part of a word, of a price or of a longer number.
        return at == 0 || !(char.IsLetterOrDigit(text[at - 1]) && !Words.IsIdeograph(text, at - 1)) && text[at - 1] is not ('$' or '€' or '£' or '/' or '_' or '=' or '#' or ',');
    }

    private static bool IsPhone(string text, Run number)
    {
        var digits = number.Digits;
        if (FreePrefixes.Any(prefix => digits.StartsWith(prefix, StringComparison.Ordinal) && digits.Length <= prefix.Length + 8))
        {
            return false;
        }

        var before = LineBefore(text, number.Start);
        var words = Words.In(before).TakeLast(WordsBefore).Select(word => Words.Fold(word.Of(before))).ToList();
        if (words.Exists(PhoneWords.Contains) || ChinesePhoneWords.Any(word => before.Contains(word, StringComparison.Ordinal)))
        {
            // Years and figures may follow such a word, too: “phones 2019-2023”.
            return !number.IsYears && !number.IsFigure;
        }

        return (words.Count == 0 || !OtherWords.Contains(words[^1]))
            && (number.HasPlus ? digits.Length >= MinDigits - 1 && !number.IsFigure : digits.Length >= MinDigits && (number.IsInternational || number.IsLocal || number.IsAmerican));
    }

    private static string LineBefore(string text, int at)
    {
        var before = text[Math.Max(0, at - Before)..at];
        return before[(before.LastIndexOf('\n') + 1)..];
    }

    /// <summary>Digits in groups, parted by one space, dot, hyphen or bracket each.</summary>
    private sealed class Run
    {
        private readonly List<int> groups = [];
        private readonly bool hasHyphenOrDot;

        /// <summary>As the zero of (0)22, unlike that of 0.5.</summary>
        private readonly bool isBracketed;

        public Run(string text, int start)
        {
            Start = start;
            var digits = new StringBuilder();
            var at = start;
            var end = start;
            isBracketed = text[at] == '(';
            HasPlus = text[at] is '+' or '＋' || (text[at] == '(' && text[at + 1] == '+');
            while (at < text.Length)
            {
                if (char.IsDigit(text[at]))
                {
                    if (at == start || end < at)
                    {
                        groups.Add(0);
                    }

                    digits.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[at])));
                    groups[^1]++;
                    at++;
                    end = at;
                }
                else if (at - end < (end == start ? 2 : 3) && text[at] is ' ' or '\u00A0' or '\u202F' or '.' or '-' or '\u2011' or '–' or '(' or ')' or '+' or '＋' && !(text[at] is '+' or '＋' && end > start))
                {
                    hasHyphenOrDot |= text[at] is '-' or '.' or '\u2011';
                    at++;
                }
                else
                {
                    break;
                }
            }

            Digits = digits.ToString();
            End = Math.Max(end, start);
            IsCut = End < text.Length && (char.IsLetter(text[End]) && !Words.IsIdeograph(text, End) || (text[End] is ',' or '/' or '%' && End + 1 < text.Length && char.IsDigit(text[End + 1])));
        }

        public int Start { get; }

        public int End { get; }

        public string Digits { get; }

        public bool HasPlus { get; }

        /// <summary>It goes on as something else.</summary>
        private bool IsCut { get; }

        /// <summary>00 41 22 717 91 11.</summary>
        public bool IsInternational => !IsCut && Digits.Length >= MinDigits + 2 && Digits.StartsWith("00", StringComparison.Ordinal) && Digits[2] != '0';

        /// <summary>022 717 91 11, 06 12 34 56 78: no figure begins with 0.</summary>
        public bool IsLocal => !IsCut && Digits.Length <= MinDigits + 2 && Digits[0] == '0' && Digits[1] != '0' && (groups[0] > 1 || isBracketed) && !IsDate;

        /// <summary>(202) 555-0143, 202-555-0143, 1-202-555-0143.</summary>
        public bool IsAmerican => !IsCut && hasHyphenOrDot && groups is [3, 3, 4] or [1, 3, 3, 4] && Digits[^10] is >= '2' && Digits[^7] is >= '2' && (groups.Count == 3 || Digits[0] == '1');

        /// <summary>Groups of three from the second on, rounded: +30 000 000.</summary>
        public bool IsFigure => groups.Skip(1).All(length => length == 3) && groups.Count > 1 && Digits.EndsWith("000", StringComparison.Ordinal);

        public bool IsYears => groups.TrueForAll(length => length == 4) && Digits[0] is '1' or '2' && groups.Count <= 2;

        /// <summary>01.02.2020-05.03.2020 and the like: days, months and years.</summary>
        private bool IsDate => groups is [2, 2, 4] or [2, 2, 4, ..] or [2, 2, 2, 2, 4];
    }
}
