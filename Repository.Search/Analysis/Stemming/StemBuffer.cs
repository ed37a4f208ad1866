using System.Buffers;

namespace Repository.Search.Analysis.Stemming;

/// <summary>A word while its endings fall away, with the regions that Snowball's algorithms mark in it.</summary>
internal ref struct StemBuffer
{
    private readonly Span<char> letters;

    /// <param name="room">As long as <see cref="RoomFor"/> says.</param>
    public StemBuffer(string word, Span<char> room)
    {
        letters = room;
        word.CopyTo(letters);
        Length = word.Length;
    }

    public int Length { get; private set; }

    /// <summary>Index of the first letter of the region behind the first vowel and consonant. Letters that fall away do not move it.</summary>
    public int R1 { get; private set; }

    /// <summary>Likewise behind the second vowel and consonant.</summary>
    public int R2 { get; private set; }

    /// <summary>Likewise of the region where verbs have their endings.</summary>
    public int RV { get; set; }

    public readonly Span<char> Letters => letters[..Length];

    public readonly char this[int at] => letters[at];

    /// <summary>A word's letters and what may be put in beside them: two for one, and an ending that is longer by one.</summary>
    public static int RoomFor(string word) => (2 * word.Length) + 1;

    /// <summary>Marks R1 and R2: each begins behind the first vowel, from there on, that a consonant follows, and that consonant.</summary>
    /// <param name="firstSyllable">Length of a beginning that is R1's boundary by exception; 0 if the rule holds.</param>
    public void MarkRegions(SearchValues<char> vowels, int firstSyllable = 0)
    {
        R1 = firstSyllable > 0 ? firstSyllable : BehindSyllable(0, vowels);
        R2 = BehindSyllable(R1, vowels);
    }

    /// <summary>Writes a y that stands for a consonant, at the start or after a vowel, as Y.</summary>
    public readonly void MarkConsonantY(SearchValues<char> vowels)
    {
        for (var at = 0; at < Length; at++)
        {
            if (letters[at] == 'y' && (at == 0 || vowels.Contains(letters[at - 1])))
            {
                letters[at] = 'Y';
            }
        }
    }

    public readonly bool StartsWith(string beginning) => Letters.StartsWith(beginning);

    /// <summary>Whether the word, its last <paramref name="before"/> letters aside, ends so.</summary>
    public readonly bool EndsWith(string ending, int before = 0) => Letters[..^before].EndsWith(ending);

    /// <summary>Whether the letter in front of the last <paramref name="before"/> is there and one of these.</summary>
    public readonly bool EndsWithAny(SearchValues<char> any, int before = 0) => Length > before && any.Contains(letters[Length - before - 1]);

    /// <summary>Whether the letter in front of the last <paramref name="before"/> is there and none of these.</summary>
    public readonly bool EndsWithOther(SearchValues<char> than, int before = 0) => Length > before && !than.Contains(letters[Length - before - 1]);

    /// <summary>Drops the last letters if they lie in the region that begins there.</summary>
    public bool Drop(int last, int region = 0) => Replace(last, "", region);

    /// <summary>Drops that ending if the word has it, in the region that begins there.</summary>
    public bool Drop(string ending, int region = 0) => Replace(ending, "", region);

    public bool Replace(string ending, string by, int region = 0) => EndsWith(ending) && Replace(ending.Length, by, region);

    /// <summary>Puts other letters in place of the last ones if these lie in the region that begins there.</summary>
    public bool Replace(int last, string by, int region = 0)
    {
        if (Length - last < region)
        {
            return false;
        }

        Length -= last;
        by.CopyTo(letters[Length..]);
        Length += by.Length;
        return true;
    }

    /// <summary>Puts other letters in place of one, which may be none or two.</summary>
    public void ReplaceAt(int at, string by)
    {
        letters[(at + 1)..Length].CopyTo(letters[(at + by.Length)..]);
        by.CopyTo(letters[at..]);
        Length += by.Length - 1;
    }

    private readonly int BehindSyllable(int from, SearchValues<char> vowels)
    {
        var vowel = Letters[from..].IndexOfAny(vowels);
        var consonant = vowel < 0 ? -1 : Letters[(from + vowel)..].IndexOfAnyExcept(vowels);
        return consonant < 0 ? Length : from + vowel + consonant + 1;
    }

    public override readonly string ToString() => Letters.ToString();
}
