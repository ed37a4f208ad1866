using Repository.Domain.Access;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

public sealed partial class SpaceStore
{
    /// <summary>
    /// Each space that whoever asks may know of meets so many of the filters: it counts for all choices if it meets them all, and for those of one filter if that is the only one it fails.
    /// A space counts once for a term in which several of its own lie.
    /// </summary>
    private readonly string selectCounts = $"""
        with given_terms as (
            select given.dimension, given.term_id from {database.Dialect.Rows("@terms", "dimension text, term_id text")}
        ),
        above as (
            select given.dimension, given.term_id, given.value from {database.Dialect.Rows("@parents", "dimension text, term_id text, value text")}
        ),
        known as (
            select s.id, {Phase} as phase,
                   (select count(distinct t.dimension) from space_terms t join given_terms g on g.dimension = t.dimension and g.term_id = t.term_id where t.space_id = s.id) as met
            from   spaces s
            where  {Known(database.Dialect)}
            and    (not @mine or {IsMember})
        ),
        counted as (
            select id, phase, @dimensions - met as missed, case when @phase = '' or phase = @phase then 0 else 1 end as other_phase
            from   known
        ),
        valued as (
            select t.space_id, t.dimension, t.term_id as value from space_terms t
            union
            select t.space_id, t.dimension, a.value from space_terms t join above a on a.dimension = t.dimension and a.term_id = t.term_id
        )
        select '' as dimension, c.phase as value, count(*) as spaces
        from   counted c
        where  c.missed = 0
        group  by c.phase
        union all
        select v.dimension, v.value, count(*) as spaces
        from   counted c
        join   valued v on v.space_id = c.id
        where  c.other_phase = 0
        and    (c.missed = 0
                or (c.missed = 1
                    and v.dimension in (select dimension from given_terms)
                    and not exists (select 1 from space_terms t join given_terms g on g.dimension = t.dimension and g.term_id = t.term_id where t.space_id = c.id and t.dimension = v.dimension)))
        group  by v.dimension, v.value
        """;

    /// <summary>By the rights of whoever asks, in one command. A filter does not narrow its own counts; a region counts what lies in its parts.</summary>
    public Task<SpaceCounts> CountAsync(SpaceFilter filter, TaxonomyTree taxonomy, Actor actor, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var rows = await session.QueryAsync<CountRow>(selectCounts, Parameters(filter, actor, session.Now, skip: 0, take: 0, JsonRows.Of(Parents(taxonomy))), ct);
            return new SpaceCounts(
                rows.Where(row => row.Dimension.Length == 0).ToDictionary(row => StoredName.Parse<SpacePhase>(row.Value), row => (int)row.Spaces),
                rows.Where(row => row.Dimension.Length > 0).ToDictionary(row => new TermKey(Dimensions.Parse(row.Dimension), row.Value), row => (int)row.Spaces));
        },
        ct);

    /// <summary>Terms of a dimension that lie in others of it.</summary>
    private static IEnumerable<object> Parents(TaxonomyTree taxonomy) => SpaceContent.Dimensions.SelectMany(taxonomy.All).SelectMany(
        term => Above(taxonomy, term), (term, parent) => new { Dimension = term.Dimension.Name(), TermId = term.Id, Value = parent.Id });

    private static IEnumerable<Term> Above(TaxonomyTree taxonomy, Term term) =>
        taxonomy.Parent(term) is { } parent && parent.Dimension == term.Dimension ? Above(taxonomy, parent).Prepend(parent) : [];

    private sealed record CountRow
    {
        public required string Dimension { get; init; }

        public required string Value { get; init; }

        public required long Spaces { get; init; }
    }
}
