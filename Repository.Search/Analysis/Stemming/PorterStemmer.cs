using System.Buffers;

namespace Repository.Search.Analysis.Stemming;

/// <summary>Porter's first English stemmer as Lucene's PorterStemmer has it.</summary>
/// <remarks>
/// Source: M. F. Porter, “An algorithm for suffix stripping”, Program 14 (1980), with its author's later departures, which Lucene follows:
/// <c>bli</c> in place of <c>abli</c>, <c>logi</c> besides, and words of one or two letters stay. The names of the steps are the paper's.
/// </remarks>
internal static class PorterStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");
    private static readonly SearchValues<char> VowelsWxy = SearchValues.Create("aeiouywxY");

    private static readonly Endings Step1A = new(
        ("sses", (ref word, _) => word.Drop(2)),
        ("ies", (ref word, n) => word.Replace(n, "i")),
        ("ss", (ref _, _) => true),
        ("s", (ref word, n) => word.Drop(n)));

    private static readonly Endings AfterStep1B = new(
        ("at bl iz", (ref word, _) => word.Replace(0, "e")),
        ("ll ss zz", (ref _, _) => true),
        ("", (ref word, _) => EndsInDouble(ref word) ? word.Drop(1) : Measure(ref word) == 1 && EndsInShortSyllable(ref word) && word.Replace(0, "e")));

    private static readonly Endings Step1B = new(
        ("eed", (ref word, n) => Measure(ref word, n) > 0 && word.Drop(1)),
        ("ed ing", (ref word, n) => HoldsVowel(ref word, n) && word.Drop(n) && AfterStep1B.Apply(ref word)));

    private static readonly Endings Step1C = new(("y Y", (ref word, n) => HoldsVowel(ref word, n) && word.Replace(n, "i")));

    private static readonly Endings Step2 = new(
        ("ational ation ator", Become("ate")),
        ("tional", Become("tion")),
        ("enci", Become("ence")),
        ("anci", Become("ance")),
        ("izer ization", Become("ize")),
        ("bli biliti", Become("ble")),
        ("alli alism aliti", Become("al")),
        ("entli", Become("ent")),
        ("eli", Become("e")),
        ("ousli ousness", Become("ous")),
        ("iveness iviti", Become("ive")),
        ("fulness", Become("ful")),
        ("logi", Become("log")));

    private static readonly Endings Step3 = new(("icate iciti ical", Become("ic")), ("ative ful ness", Become("")), ("alize", Become("al")));

    private static readonly Endings Step4 = new(
        ("al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize", (ref word, n) => Measure(ref word, n) > 1 && word.Drop(n)),
        ("ion", (ref word, n) => (word.EndsWith("s", n) || word.EndsWith("t", n)) && Measure(ref word, n) > 1 && word.Drop(n)));

    private static readonly Endings Step5A = new(
        ("e", (ref word, n) => (Measure(ref word) > 1 || (Measure(ref word) == 1 && !EndsInShortSyllable(ref word, n))) && word.Drop(n)));

    private static readonly Endings Step5B = new(("ll", (ref word, _) => Measure(ref word) > 1 && word.Drop(1)));

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3)
        {
            return word;
        }

        var buffer = new StemBuffer(word, stackalloc char[StemBuffer.RoomFor(word)]);
        buffer.MarkConsonantY(Vowels);
        Step1A.Apply(ref buffer);
        Step1B.Apply(ref buffer);
        Step1C.Apply(ref buffer);
        Step2.Apply(ref buffer);
        Step3.Apply(ref buffer);
        Step4.Apply(ref buffer);
        Step5A.Apply(ref buffer);
        Step5B.Apply(ref buffer);
        buffer.Letters.Replace('Y', 'y');
        return buffer.ToString();
    }

    private static EndingRule Become(string by) => (ref word, n) => Measure(ref word, n) > 0 && word.Replace(n, by);

    /// <summary>How often a consonant follows a vowel in the word, its last <paramref name="before"/> letters aside: the paper's m.</summary>
    private static int Measure(ref StemBuffer word, int before = 0)
    {
        var measure = 0;
        for (var at = 1; at < word.Length - before; at++)
        {
            measure += Vowels.Contains(word[at - 1]) && !Vowels.Contains(word[at]) ? 1 : 0;
        }

        return measure;
    }

    private static bool HoldsVowel(ref StemBuffer word, int before) => word.Letters[..^before].ContainsAny(Vowels);

    /// <summary>The paper's *d. Behind a y that is a vowel another y is a consonant.</summary>
    private static bool EndsInDouble(ref StemBuffer word) =>
        word.EndsWithOther(Vowels) && (word.EndsWith("yY") || (word.Length > 1 && word[word.Length - 1] == word[word.Length - 2]));

    /// <summary>The paper's *o: consonant, vowel, and a consonant that is none of w, x, y.</summary>
    private static bool EndsInShortSyllable(ref StemBuffer word, int before = 0) =>
        word.EndsWithOther(VowelsWxy, before) && word.EndsWithAny(Vowels, before + 1) && word.EndsWithOther(Vowels, before + 2);
}
