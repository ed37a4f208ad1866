namespace Repository.Search.Analysis.Stemming;

/// <summary>
/// Puts back the accents of endings in words that were typed or folded without them, so that a stemmer finds the endings. As the term is made of
/// the word without accents, <c>migración</c> and <c>migracion</c> are one term whatever the table holds; the table decides how
/// often that term is the one of the accented word. It holds endings that are nearly always accented, and their exceptions as they are.
/// </summary>
/// <param name="endings">Each as it is folded and as the stemmer is to see it, the longer ones first.</param>
internal sealed class AccentedEndings(params (string Folded, string Written)[] endings)
{
    /// <summary>The folded word with its ending as the stemmer is to see it.</summary>
    public string Restore(string word)
    {
        foreach (var (folded, written) in endings)
        {
            if (word.EndsWith(folded, StringComparison.Ordinal))
            {
                return string.Concat(word.AsSpan(0, word.Length - folded.Length), written);
            }
        }

        return word;
    }
}
