using System.Buffers;
using static Repository.Search.Analysis.Stemming.Snowball;

namespace Repository.Search.Analysis.Stemming;

/// <summary>Snowball's French stemmer, as of Snowball 2.2.</summary>
/// <remarks>
/// Source: https://snowballstem.org/algorithms/french/stemmer.html. Capitals stand for vowels that sound as consonants, <c>H</c> for a diaeresis
/// on the letter behind it.
/// </remarks>
internal static class FrenchStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyâàëéêèïîôûù");
    private static readonly SearchValues<char> KeepSAfter = SearchValues.Create("aiouès");

    /// <summary>Beginnings behind which RV begins, so that paris and pari, colis and colon stay apart.</summary>
    private static readonly string[] BeforeRV = ["par", "col", "tap"];

    private static readonly Endings BeforeEment = new(
        ("iv", (ref word, n) => word.Drop(n, word.R2) && word.Drop("at", word.R2)),
        ("eus", (ref word, n) => word.Drop(n, word.R2) || word.Replace(n, "eux", word.R1)),
        ("abl iqU", (ref word, n) => word.Drop(n, word.R2)),
        ("ièr Ièr", (ref word, n) => word.Replace(n, "i", word.RV)));

    private static readonly Endings BeforeIté = new(
        ("abil", (ref word, n) => word.Drop(n, word.R2) || word.Replace(n, "abl")),
        ("ic", (ref word, n) => word.Drop(n, word.R2) || word.Replace(n, "iqU")),
        ("iv", (ref word, n) => word.Drop(n, word.R2)));

    private static readonly Endings StandardSuffixes = new(
        ("ance iqUe isme able iste eux ances iqUes ismes ables istes", (ref word, n) => word.Drop(n, word.R2)),
        ("atrice ateur ation atrices ateurs ations", (ref word, n) => word.Drop(n, word.R2) && Try(DropIc(ref word))),
        ("logie logies", (ref word, n) => word.Replace(n, "log", word.R2)),
        ("usion ution usions utions", (ref word, n) => word.Replace(n, "u", word.R2)),
        ("ence ences", (ref word, n) => word.Replace(n, "ent", word.R2)),
        ("ement ements", (ref word, n) => word.Drop(n, word.RV) && Try(BeforeEment.Apply(ref word))),
        ("ité ités", (ref word, n) => word.Drop(n, word.R2) && Try(BeforeIté.Apply(ref word))),
        ("if ive ifs ives", (ref word, n) => word.Drop(n, word.R2) && Try(word.Drop("at", word.R2) && DropIc(ref word))),
        ("eaux", (ref word, n) => word.Replace(n, "eau")),
        ("aux", (ref word, n) => word.Replace(n, "al", word.R1)),
        ("euse euses", (ref word, n) => word.Drop(n, word.R2) || word.Replace(n, "eux", word.R1)),
        ("issement issements", (ref word, n) => word.EndsWithOther(Vowels, n) && word.Drop(n, word.R1)),

        // Adverbs: what remains is a participle or adjective, whose ending falls as a verb's.
        ("amment", (ref word, n) => Fail(word.Replace(n, "ant", word.RV))),
        ("emment", (ref word, n) => Fail(word.Replace(n, "ent", word.RV))),
        ("ment ments", (ref word, n) => Fail(word.EndsWithAny(Vowels, n) && word.Drop(n, word.RV + 1))));

    private static readonly Endings IVerbSuffixes = new(
        ("îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes "
            + "issants isse issent isses issez issiez issions issons it",
            (ref word, n) => !word.EndsWith("H", n) && word.Length - n > word.RV && word.EndsWithOther(Vowels, n) && word.Drop(n)));

    private static readonly Endings VerbSuffixes = new(
        ("ions", (ref word, n) => word.Drop(n, word.R2)),
        ("é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez", (ref word, n) => word.Drop(n)),
        ("âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions",
            (ref word, n) => word.Drop(n) && Try(word.Drop("e", word.RV))));

    private static readonly Endings ResidualSuffixes = new(
        ("ion", (ref word, n) => word.Length - n > word.RV && (word.EndsWith("s", n) || word.EndsWith("t", n)) && word.Drop(n, word.R2)),
        ("ier ière Ier Ière", (ref word, n) => word.Replace(n, "i")),
        ("e", (ref word, n) => word.Drop(n)));

    private static readonly Endings Doubles = new(("enn onn ett ell eill", (ref word, _) => word.Drop(1)));

    /// <summary>The stem of a word in lower case, with its accents, composed.</summary>
    public static string Stem(string word)
    {
        if (word.Length == 0)
        {
            return word;
        }

        var buffer = new StemBuffer(word, stackalloc char[StemBuffer.RoomFor(word)]);
        MarkConsonants(ref buffer);
        buffer.MarkRegions(Vowels);
        buffer.RV = VerbRegion(ref buffer);
        if (StandardSuffixes.Apply(ref buffer) || IVerbSuffixes.Apply(ref buffer, buffer.RV) || VerbSuffixes.Apply(ref buffer, buffer.RV))
        {
            _ = buffer.Replace("Y", "i") || buffer.Replace("ç", "c");
        }
        else
        {
            RemoveResidue(ref buffer);
        }

        Doubles.Apply(ref buffer);
        RemoveLastAccent(ref buffer);
        UnmarkConsonants(ref buffer);
        return buffer.ToString();
    }

    private static void MarkConsonants(ref StemBuffer word)
    {
        for (var at = 0; at < word.Length;)
        {
            at += MarkConsonant(ref word, at) ? 0 : 1;
        }
    }

    /// <summary>Marks the letter there or behind it; false if nothing is left to mark.</summary>
    private static bool MarkConsonant(ref StemBuffer word, int at)
    {
        var letter = word[at];
        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        var afterNext = at + 2 < word.Length ? word[at + 2] : ' ';
        var (place, mark) = letter switch
        {
            _ when Vowels.Contains(letter) && next == 'u' && Vowels.Contains(afterNext) => (at + 1, "U"),
            _ when Vowels.Contains(letter) && next == 'i' && Vowels.Contains(afterNext) => (at + 1, "I"),
            _ when Vowels.Contains(letter) && next == 'y' => (at + 1, "Y"),
            'ë' => (at, "He"),
            'ï' => (at, "Hi"),
            'y' when Vowels.Contains(next) => (at, "Y"),
            'q' when next == 'u' => (at + 1, "U"),
            _ => (at, null),
        };
        if (mark is null)
        {
            return false;
        }

        word.ReplaceAt(place, mark);
        return true;
    }

    /// <summary>Behind the first three letters after two vowels and by exception; else behind the first vowel that is not the first letter.</summary>
    private static int VerbRegion(ref StemBuffer word)
    {
        if (word.Length > 2 && ((Vowels.Contains(word[0]) && Vowels.Contains(word[1])) || StartsBeforeRV(ref word)))
        {
            return 3;
        }

        var vowel = word.Letters[1..].IndexOfAny(Vowels);
        return vowel < 0 ? word.Length : vowel + 2;
    }

    private static bool StartsBeforeRV(ref StemBuffer word)
    {
        foreach (var beginning in BeforeRV)
        {
            if (word.StartsWith(beginning))
            {
                return true;
            }
        }

        return false;
    }

    private static void RemoveResidue(ref StemBuffer word)
    {
        if (word.EndsWith("s") && (word.EndsWith("Hi", 1) || word.EndsWithOther(KeepSAfter, 1)))
        {
            word.Drop(1);
        }

        ResidualSuffixes.Apply(ref word, word.RV);
    }

    /// <summary>The é or è that only consonants follow, one at least.</summary>
    private static void RemoveLastAccent(ref StemBuffer word)
    {
        var vowel = word.Letters.LastIndexOfAny(Vowels);
        if (vowel >= 0 && vowel < word.Length - 1 && word[vowel] is 'é' or 'è')
        {
            word.ReplaceAt(vowel, "e");
        }
    }

    private static void UnmarkConsonants(ref StemBuffer word)
    {
        word.Letters.Replace('I', 'i');
        word.Letters.Replace('U', 'u');
        word.Letters.Replace('Y', 'y');
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == 'H')
            {
                word.ReplaceAt(at, "");
                if (at < word.Length && word[at] is 'e' or 'i')
                {
                    word.ReplaceAt(at, word[at] == 'e' ? "ë" : "ï");
                }
            }
        }
    }

    private static bool DropIc(ref StemBuffer word) => word.Drop("ic", word.R2) || word.Replace("ic", "iqU");
}
