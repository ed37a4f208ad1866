namespace Repository.Search.Queries.Boolean;

/// <summary>
/// The clauses of a query as they are searched: a disjunction among optional clauses gives its own, and equal clauses become one with the sum of their boosts. The
/// same documents with less work, and scores that are summed and rounded where Lucene does.
/// </summary>
/// <remarks>Source: BooleanQuery.rewrite and DisjunctionMaxQuery.rewrite of Lucene 8.7, as far as they touch scores.</remarks>
internal static class ClauseRewriter
{
    public static IEnumerable<BooleanClause> Rewrite(BooleanQuery query) =>
        query.MinimumShouldMatch > 1 ? query.Clauses : Flattened(query).GroupBy(clause => clause with { Query = Unboosted(clause.Query).Query }).Select(Merged);

    private static IEnumerable<BooleanClause> Flattened(BooleanQuery query) =>
        query.Clauses.SelectMany(clause => clause.Occur == Occur.Should && AsDisjunction(clause.Query) is { } inner ? Flattened(inner) : [clause]);

    /// <summary>Null if a match takes more, or other, than one optional clause.</summary>
    private static BooleanQuery? AsDisjunction(Query query) => query switch
    {
        BooleanQuery { MinimumShouldMatch: <= 1 } inner when inner.Clauses.All(clause => clause.Occur == Occur.Should) => inner,
        DisjunctionMaxQuery { TieBreaker: >= 1 } inner => inner.Sum(),
        _ => null,
    };

    /// <param name="equals">Clauses that differ in their boosts alone.</param>
    private static BooleanClause Merged(IGrouping<BooleanClause, BooleanClause> equals)
    {
        BooleanClause[] clauses = [.. equals];
        var boost = clauses.Sum(clause => Unboosted(clause.Query).Boost);
        return clauses.Length == 1 ? clauses[0] : equals.Key with { Query = new BoostQuery(equals.Key.Query, (float)Math.Min(boost, BoostQuery.MaxProduct)) };
    }

    private static (Query Query, double Boost) Unboosted(Query query)
    {
        var boost = 1.0;
        for (; query is BoostQuery boosted; query = boosted.Inner)
        {
            boost *= boosted.Boost;
        }

        return (query, boost);
    }
}
