using System.Buffers;
using static Repository.Search.Analysis.Stemming.Snowball;

namespace Repository.Search.Analysis.Stemming;

/// <summary>Snowball's Spanish stemmer, as of Snowball 2.2.</summary>
/// <remarks>Source: https://snowballstem.org/algorithms/spanish/stemmer.html.</remarks>
internal static class SpanishStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouáéíóúü");

    private static readonly Endings Pronouns = new(("me se sela selo selas selos la le lo las les los nos", DropPronoun));

    private static readonly Endings BeforePronoun = new(
        ("iéndo", (ref word, n) => word.Replace(n, "iendo", word.RV)),
        ("ándo", (ref word, n) => word.Replace(n, "ando", word.RV)),
        ("ár", (ref word, n) => word.Replace(n, "ar", word.RV)),
        ("ér", (ref word, n) => word.Replace(n, "er", word.RV)),
        ("ír", (ref word, n) => word.Replace(n, "ir", word.RV)),
        ("iendo ando ar er ir", (ref word, n) => word.Length - n >= word.RV),
        ("yendo", (ref word, n) => word.Length - n >= word.RV && word.EndsWith("u", n)));

    private static readonly Endings BeforeAmente = new(
        ("iv", (ref word, n) => word.Drop(n, word.R2) && word.Drop("at", word.R2)),
        ("os ic ad", DropInR2));

    private static readonly Endings BeforeMente = new(("ante able ible", DropInR2));

    private static readonly Endings BeforeIdad = new(("abil ic iv", DropInR2));

    private static readonly Endings StandardSuffixes = new(
        ("anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos",
            (ref word, n) => word.Drop(n, word.R2)),
        ("adora ador ación adoras adores aciones ante antes ancia ancias", (ref word, n) => word.Drop(n, word.R2) && Try(word.Drop("ic", word.R2))),
        ("logía logías", (ref word, n) => word.Replace(n, "log", word.R2)),
        ("ución uciones", (ref word, n) => word.Replace(n, "u", word.R2)),
        ("encia encias", (ref word, n) => word.Replace(n, "ente", word.R2)),
        ("amente", (ref word, n) => word.Drop(n, word.R1) && Try(BeforeAmente.Apply(ref word))),
        ("mente", (ref word, n) => word.Drop(n, word.R2) && Try(BeforeMente.Apply(ref word))),
        ("idad idades", (ref word, n) => word.Drop(n, word.R2) && Try(BeforeIdad.Apply(ref word))),
        ("iva ivo ivas ivos", (ref word, n) => word.Drop(n, word.R2) && Try(word.Drop("at", word.R2))));

    private static readonly Endings YVerbSuffixes = new(
        ("ya ye yan yen yeron yendo yo yó yas yes yais yamos", (ref word, n) => word.EndsWith("u", n) && word.Drop(n)));

    private static readonly Endings VerbSuffixes = new(
        ("en es éis emos", (ref word, n) => word.Drop(n) && Try(word.EndsWith("gu") && word.Drop(1))),
        ("arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos erá eré "
            + "irían irías irán irás iríais iría iréis iríamos iremos irá iré aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían aran ieran asen "
            + "iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais arais ierais aseis ieseis asteis "
            + "isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos",
            (ref word, n) => word.Drop(n)));

    private static readonly Endings ResidualSuffixes = new(
        ("os a o á í ó", (ref word, n) => word.Drop(n, word.RV)),
        ("e é", (ref word, n) => word.Drop(n, word.RV) && Try(word.EndsWith("gu") && word.Drop(1, word.RV))));

    /// <summary>The stem of a word in lower case, with its accents, composed.</summary>
    public static string Stem(string word)
    {
        var buffer = new StemBuffer(word, stackalloc char[StemBuffer.RoomFor(word)]);
        buffer.MarkRegions(Vowels);
        buffer.RV = VerbRegion(buffer.Letters);
        Pronouns.Apply(ref buffer);
        _ = StandardSuffixes.Apply(ref buffer) || YVerbSuffixes.Apply(ref buffer, buffer.RV) || VerbSuffixes.Apply(ref buffer, buffer.RV);
        ResidualSuffixes.Apply(ref buffer);
        RemoveAcuteAccents(buffer.Letters);
        return buffer.ToString();
    }

    /// <summary>
    /// Behind the next vowel if the second letter is a consonant, behind the next consonant if the first two are vowels, else behind the third letter.
    /// </summary>
    private static int VerbRegion(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
        {
            return word.Length;
        }

        var (first, second) = (Vowels.Contains(word[0]), Vowels.Contains(word[1]));
        var behind = !second ? word[2..].IndexOfAny(Vowels) : first ? word[2..].IndexOfAnyExcept(Vowels) : 0;
        return behind < 0 ? word.Length : behind + 3;
    }

    /// <summary>A pronoun falls only if a verb form in RV stands before it, which loses the accent that the pronoun brought about.</summary>
    private static bool DropPronoun(ref StemBuffer word, int ending)
    {
        var verb = word;
        verb.Drop(ending);
        if (!BeforePronoun.Apply(ref verb))
        {
            return false;
        }

        word = verb;
        return true;
    }

    private static void RemoveAcuteAccents(Span<char> word)
    {
        word.Replace('á', 'a');
        word.Replace('é', 'e');
        word.Replace('í', 'i');
        word.Replace('ó', 'o');
        word.Replace('ú', 'u');
    }

    private static bool DropInR2(ref StemBuffer word, int ending) => word.Drop(ending, word.R2);
}
