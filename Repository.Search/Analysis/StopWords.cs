using System.Collections.Frozen;

namespace Repository.Search.Analysis;

/// <summary>
/// Words so common that a query need not insist on them. They stay in the index: a phrase may hold them, and a query may hold nothing else.
/// </summary>
/// <remarks>
/// Sources: Lucene's English set; the articles, pronouns and prepositions of Snowball's French and Spanish lists. Left out where they
/// carry sense in this field: Spanish “sur” (South), French “pays”, English “will”.
/// </remarks>
public static class StopWords
{
    public static IReadOnlySet<string> English { get; } = Set(
        "a an and are as at be but by for from has have if in into is it its no not of on or such that the their then there these they this to was were which with");

    public static IReadOnlySet<string> French { get; } = Set(
        "a au aux avec ce ces cette c d dans de des du elle elles en est et il ils j je l la le les leur leurs m ma mais me n ne nos notre nous on ou par pas pour "
        + "qu que qui s sa se ses son sont t ta te un une vos votre vous y");

    public static IReadOnlySet<string> Spanish { get; } = Set(
        "a al como con de del e el ella ellas ellos en entre es esta este esto la las le les lo los mas no nos o para pero por que se ser si sin sobre son su sus un una uno y ya");

    /// <summary>A query does not say its language, so that a stop word of any is one.</summary>
    public static IReadOnlySet<string> All { get; } = English.Concat(French).Concat(Spanish).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);
}
