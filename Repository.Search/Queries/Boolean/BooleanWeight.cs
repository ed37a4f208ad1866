using Repository.Search.Scoring;
using Repository.Search.Segments;

namespace Repository.Search.Queries.Boolean;

internal sealed class BooleanWeight : Weight
{
    private readonly IReadOnlyList<(Occur Occur, Weight Weight)> clauses;
    private readonly int minimumShouldMatch;

    public BooleanWeight(BooleanQuery query, IndexStatistics statistics, bool scoring, float boost)
    {
        var requires = query.Clauses.Any(clause => clause.Occur is Occur.Must or Occur.Filter);
        minimumShouldMatch = Math.Max(query.MinimumShouldMatch, requires ? 0 : 1);
        clauses =
        [
            .. from clause in ClauseRewriter.Rewrite(query)
               where scoring || minimumShouldMatch > 0 || clause.Occur != Occur.Should
               select (clause.Occur, clause.Query.CreateWeight(statistics, scoring && clause.Occur is Occur.Must or Occur.Should, boost)),
        ];
    }

    public override Scorer? CreateScorer(SegmentReader segment, CancellationToken ct)
    {
        var required = new List<Scorer>();
        var scoring = new List<Scorer>();
        var optional = new List<Scorer>();
        var excluded = new List<Scorer>();
        foreach (var (occur, weight) in clauses)
        {
            var scorer = weight.CreateScorer(segment, ct);
            switch (occur)
            {
                case Occur.Must or Occur.Filter when scorer is null:
                    return null;
                case Occur.Must:
                    required.Add(scorer);
                    scoring.Add(scorer);
                    break;
                case Occur.Filter:
                    required.Add(scorer);
                    break;
                case Occur.Should when scorer is not null:
                    optional.Add(scorer);
                    break;
                case Occur.MustNot when scorer is not null:
                    excluded.Add(scorer);
                    break;
            }
        }

        return optional.Count < minimumShouldMatch ? null : Without(excluded, Together(required, scoring, optional, segment.DocumentCount), segment.DocumentCount);
    }

    /// <summary>Where clauses narrow one another, only if one alone scores: to skip through several at once is quicker than to list each.</summary>
    public override bool AddMatches(SegmentReader segment, FixedBitSet matches, CancellationToken ct)
    {
        var narrowing = clauses.Where(clause => clause.Occur is Occur.Filter or Occur.MustNot).ToList();
        var widening = clauses.Where(clause => clause.Occur is Occur.Must).ToList();
        if (minimumShouldMatch == 1 && widening.Count == 0)
        {
            widening = [.. clauses.Where(clause => clause.Occur is Occur.Should)];
        }
        else if (minimumShouldMatch > 0 || widening.Count != 1)
        {
            return false;
        }

        if (narrowing.Count == 0)
        {
            return widening.TrueForAll(clause => clause.Weight.AddMatches(segment, matches, ct));
        }

        var narrowed = new FixedBitSet(segment.DocumentCount);
        if (!widening.TrueForAll(clause => clause.Weight.AddMatches(segment, narrowed, ct)))
        {
            return false;
        }

        foreach (var (occur, weight) in narrowing)
        {
            var documents = new FixedBitSet(segment.DocumentCount);
            if (!weight.AddMatches(segment, documents, ct))
            {
                return false;
            }

            _ = occur == Occur.Filter ? narrowed.IntersectWith(documents) : narrowed.Remove(documents);
        }

        matches.UnionWith(narrowed);
        return true;
    }

    public override Explanation Explain(SegmentReader segment, int docId)
    {
        var explained = clauses.Select(clause => (clause.Occur, Explanation: clause.Weight.Explain(segment, docId))).ToList();
        if (ScorerAt(segment, docId) is { } scorer)
        {
            return new Explanation(
                scorer.Score(),
                "sum of:",
                [
                    .. from clause in explained
                       where clause.Explanation.IsMatch
                       select clause.Occur == Occur.Filter ? new Explanation(0, "match on required clause, product of:", [clause.Explanation]) : clause.Explanation,
                ]);
        }

        return Explanation.NoMatch(
            $"no match: of the clauses each required, none excluded and {minimumShouldMatch} optional ones must match",
            [.. explained.Select(clause => clause.Explanation with { Description = $"{clause.Occur}: {clause.Explanation.Description}" })]);
    }

    private Scorer Together(List<Scorer> required, List<Scorer> scoring, List<Scorer> optional, int documentCount)
    {
        if (required.Count == 0)
        {
            return Any(optional, minimumShouldMatch, documentCount);
        }

        var all = required.Count == 1 && scoring.Count == 1 ? required[0] : new ConjunctionScorer(required, scoring);
        if (optional.Count == 0)
        {
            return all;
        }

        var any = Any(optional, Math.Max(1, minimumShouldMatch), documentCount);
        return minimumShouldMatch == 0 ? new OptionalScorer(all, any) : new ConjunctionScorer([all, any], [all, any]);
    }

    private static Scorer Any(List<Scorer> optional, int minimum, int documentCount) =>
        optional.Count == 1 ? optional[0]
        : optional.Count == minimum ? new ConjunctionScorer(optional, optional)
        : new DisjunctionScorer(optional, minimum, documentCount);

    private static Scorer Without(List<Scorer> excluded, Scorer scorer, int documentCount) =>
        excluded.Count == 0 ? scorer : new ExclusionScorer(scorer, Any(excluded, minimum: 1, documentCount));
}
