using System.Buffers;
using System.Collections.Frozen;

namespace Repository.Search.Analysis.Stemming;

/// <summary>Snowball's English stemmer, also called Porter2, as of Snowball 2.2.</summary>
/// <remarks>Source: https://snowballstem.org/algorithms/english/stemmer.html. The names of the steps are those of that page.</remarks>
internal static class EnglishStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");
    private static readonly SearchValues<char> VowelsWxy = SearchValues.Create("aeiouywxY");
    private static readonly SearchValues<char> BeforeLi = SearchValues.Create("cdeghkmnrt");

    /// <summary>Beginnings that are R1's boundary, so that general and generic, commune and community, arsenic and arsenal stay apart.</summary>
    private static readonly string[] FirstSyllables = ["gener", "commun", "arsen"];

    private static readonly FrozenDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> InvariantAfterStep1A =
        FrozenSet.Create(StringComparer.Ordinal, "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed");

    private static readonly Endings Step0 = new(("' 's 's'", Delete));

    private static readonly Endings Step1A = new(
        ("sses", (ref word, n) => word.Replace(n, "ss")),
        ("ied ies", (ref word, n) => word.Replace(n, word.Length - n > 1 ? "i" : "ie")),
        ("s", (ref word, n) => word.Length > 1 && word.Letters[..^2].ContainsAny(Vowels) && word.Drop(n)),
        ("us ss", (ref _, _) => true));

    private static readonly Endings AfterStep1B = new(
        ("at bl iz", (ref word, _) => word.Replace(0, "e")),
        ("bb dd ff gg mm nn pp rr tt", (ref word, _) => word.Drop(1)),
        ("", (ref word, _) => word.Length == word.R1 && EndsInShortSyllable(ref word, 0) && word.Replace(0, "e")));

    private static readonly Endings Step1B = new(
        ("eed eedly", (ref word, n) => word.Replace(n, "ee", word.R1)),
        ("ed edly ing ingly", (ref word, n) => word.Letters[..^n].ContainsAny(Vowels) && word.Drop(n) && AfterStep1B.Apply(ref word)));

    private static readonly Endings Step2 = new(
        ("tional", (ref word, n) => word.Replace(n, "tion", word.R1)),
        ("enci", (ref word, n) => word.Replace(n, "ence", word.R1)),
        ("anci", (ref word, n) => word.Replace(n, "ance", word.R1)),
        ("abli", (ref word, n) => word.Replace(n, "able", word.R1)),
        ("entli", (ref word, n) => word.Replace(n, "ent", word.R1)),
        ("izer ization", (ref word, n) => word.Replace(n, "ize", word.R1)),
        ("ational ation ator", (ref word, n) => word.Replace(n, "ate", word.R1)),
        ("alism aliti alli", (ref word, n) => word.Replace(n, "al", word.R1)),
        ("fulness fulli", (ref word, n) => word.Replace(n, "ful", word.R1)),
        ("ousli ousness", (ref word, n) => word.Replace(n, "ous", word.R1)),
        ("iveness iviti", (ref word, n) => word.Replace(n, "ive", word.R1)),
        ("biliti bli", (ref word, n) => word.Replace(n, "ble", word.R1)),
        ("ogi", (ref word, n) => word.EndsWith("l", n) && word.Replace(n, "og", word.R1)),
        ("lessli", (ref word, n) => word.Replace(n, "less", word.R1)),
        ("li", (ref word, n) => word.EndsWithAny(BeforeLi, n) && word.Drop(n, word.R1)));

    private static readonly Endings Step3 = new(
        ("tional", (ref word, n) => word.Replace(n, "tion", word.R1)),
        ("ational", (ref word, n) => word.Replace(n, "ate", word.R1)),
        ("alize", (ref word, n) => word.Replace(n, "al", word.R1)),
        ("icate iciti ical", (ref word, n) => word.Replace(n, "ic", word.R1)),
        ("ful ness", (ref word, n) => word.Drop(n, word.R1)),
        ("ative", (ref word, n) => word.Drop(n, word.R2)));

    private static readonly Endings Step4 = new(
        ("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize", (ref word, n) => word.Drop(n, word.R2)),
        ("ion", (ref word, n) => (word.EndsWith("s", n) || word.EndsWith("t", n)) && word.Drop(n, word.R2)));

    private static readonly Endings Step5 = new(
        ("e", (ref word, n) => word.Drop(n, word.R2) || (!EndsInShortSyllable(ref word, n) && word.Drop(n, word.R1))),
        ("l", (ref word, n) => word.EndsWith("l", n) && word.Drop(n, word.R2)));

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3)
        {
            return word;
        }

        if (Exceptions.TryGetValue(word, out var exception))
        {
            return exception;
        }

        var buffer = new StemBuffer(word, stackalloc char[StemBuffer.RoomFor(word)]);
        Prepare(ref buffer);
        Step0.Apply(ref buffer);
        Step1A.Apply(ref buffer);
        if (!InvariantAfterStep1A.GetAlternateLookup<ReadOnlySpan<char>>().Contains(buffer.Letters))
        {
            Step1B.Apply(ref buffer);
            Step1C(ref buffer);
            Step2.Apply(ref buffer);
            Step3.Apply(ref buffer);
            Step4.Apply(ref buffer);
            Step5.Apply(ref buffer);
        }

        buffer.Letters.Replace('Y', 'y');
        return buffer.ToString();
    }

    private static void Prepare(ref StemBuffer word)
    {
        if (word.StartsWith("'"))
        {
            word.ReplaceAt(0, "");
        }

        word.MarkConsonantY(Vowels);
        var firstSyllable = 0;
        foreach (var beginning in FirstSyllables)
        {
            firstSyllable = word.StartsWith(beginning) ? beginning.Length : firstSyllable;
        }

        word.MarkRegions(Vowels, firstSyllable);
    }

    private static void Step1C(ref StemBuffer word)
    {
        if (word.Length > 2 && word[word.Length - 1] is 'y' or 'Y' && word.EndsWithOther(Vowels, 1))
        {
            word.Replace(1, "i");
        }
    }

    /// <summary>Whether the word, its last <paramref name="before"/> letters aside, ends like “hop”, or is a vowel and a consonant.</summary>
    private static bool EndsInShortSyllable(ref StemBuffer word, int before) =>
        word.EndsWithAny(Vowels, before + 1)
        && (word.Length == before + 2 ? word.EndsWithOther(Vowels, before) : word.EndsWithOther(VowelsWxy, before) && word.EndsWithOther(Vowels, before + 2));

    private static bool Delete(ref StemBuffer word, int ending) => word.Drop(ending);
}
