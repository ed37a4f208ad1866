using Repository.Search.Queries.Constant;
using Repository.Search.Queries.Term;
using Repository.Search.Scoring;

namespace Repository.Search.Queries.Phrase;

/// <summary>Documents that hold the terms at these distances from one another.</summary>
/// <remarks>
/// Scored by BM25 with the sum of the terms' rarity and the number of matches, of which each counts 1 / (1 + distance), as in Lucene.
/// </remarks>
public sealed record PhraseQuery : Query
{
    /// <param name="field">A text field: others have no positions.</param>
    /// <param name="terms">None: matches nothing. One: a <see cref="TermQuery"/>. Several may share a position; each must stand there.</param>
    /// <param name="slop">By how many positions, summed, the terms may be displaced; a swap of neighbours takes 2. At least 0.</param>
    public PhraseQuery(string field, IReadOnlyList<PhraseTerm> terms, int slop = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        var first = terms.Count == 0 ? 0 : terms.Min(term => term.Position);
        Field = field;
        Terms = [.. terms.Select(term => term with { Position = term.Position - first }).OrderBy(term => term.Position)];
        Slop = slop;
    }

    public string Field { get; }

    /// <summary>By position, which begins at 0.</summary>
    public IReadOnlyList<PhraseTerm> Terms { get; }

    public int Slop { get; }

    internal override Weight CreateWeight(IndexStatistics statistics, bool scoring, float boost = 1) => Terms switch
    {
        [] => new MatchNoneQuery().CreateWeight(statistics, scoring, boost),
        [var only] => new TermQuery(Field, only.Term).CreateWeight(statistics, scoring, boost),
        _ => new PhraseWeight(this, statistics, scoring, boost),
    };

    public bool Equals(PhraseQuery? other) => other is not null && Field == other.Field && Slop == other.Slop && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => HashCode.Combine(Field, Slop, Sequence.Hash(Terms));
}

/// <param name="Term">As it was indexed.</param>
/// <param name="Position">Where it stands in the phrase; only distances matter.</param>
public readonly record struct PhraseTerm(string Term, int Position);
