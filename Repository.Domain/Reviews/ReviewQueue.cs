using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>What is on its way through moderation, what waits longest first.</summary>
public sealed class ReviewQueue(Database database)
{
    private readonly string from = $"""
        from   submissions s
        join   contributions c on c.id = s.contribution_id
        join   revisions r on r.id = s.revision_id
        where  s.state in ('submitted', 'in-review', 'changes-requested')
        and    (@kind = '' or c.kind = @kind)
        and    (@language = '' or r.language = @language)
        and    s.submitted_at <= @before
        and    (@objective = '' or exists (
                   select 1 from revision_terms t where t.revision_id = s.revision_id and t.dimension = 'objective' and t.term_id = @objective))
        and    (@narrowed = 0 or exists (
                   select 1 from revision_terms t where t.revision_id = s.revision_id and t.dimension || ':' || t.term_id in {database.Dialect.Texts("@places")}))
        and    (@scoped = 0 or exists (
                   select 1 from revision_terms t where t.revision_id = s.revision_id and t.dimension || ':' || t.term_id in {database.Dialect.Texts("@within")}))
        """;

    private const string Counts = """
        select count(*) as every,
               coalesce(sum(case when s.state = 'submitted' then 1 else 0 end), 0) as waiting,
               coalesce(sum(case when s.state = 'in-review' then 1 else 0 end), 0) as in_review,
               coalesce(sum(case when s.state = 'changes-requested' then 1 else 0 end), 0) as changes_requested,
               coalesce(sum(case when s.due_at < @now then 1 else 0 end), 0) as overdue,
               coalesce(sum(case when s.reviewer_id = @accountId and s.state <> 'submitted' then 1 else 0 end), 0) as mine
        """;

    private const string InTab = """
        and    (@state = '' or s.state = @state)
        and    (@overdue = 0 or s.due_at < @now)
        and    (@mine = 0 or s.reviewer_id = @accountId and s.state <> 'submitted')
        """;

    private const string Columns = $"""
        select {SubmissionRow.Columns}, c.kind, r.title, r.language,
               (select a.display_name from accounts a where a.id = s.reviewer_id) as reviewer,
               case
                   when exists (select 1 from contribution_authors o where o.contribution_id = c.id and o.account_id = @accountId) then 'author'
                   when exists (
                       select 1
                       from   contribution_authors o
                       join   memberships m on m.organisation_id = o.organisation_id and m.state = 'current' and m.account_id = @accountId
                       where  o.contribution_id = c.id and o.role in ('owner', 'editor')) then 'organisation'
                   when exists (
                       select 1 from review_declarations d where d.submission_id = s.id and d.account_id = @accountId and d.conflict <> '') then 'conflict'
                   else 'none'
               end as partiality
        """;

    private readonly string selectTerms = $"""
        select revision_id, dimension, term_id
        from   revision_terms
        where  revision_id in {database.Dialect.Texts("@ids")} and dimension in ('objective', 'country')
        order  by revision_id, ordinal
        """;

    /// <summary>Three commands, however many submissions there are.</summary>
    public Task<QueuePage> PageAsync(QueueFilter filter, ReviewScope scope, TaxonomyTree taxonomy, int skip, int take, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var parameters = Parameters(filter, scope, taxonomy, session.Now, skip, take);
            var counts = (await session.FirstOrDefaultAsync<CountRow>($"{Counts} {from}", parameters, ct))!;
            var rows = await session.QueryAsync<QueueRow>($"{Columns} {from} {InTab} order by s.submitted_at, s.id limit @take offset @skip", parameters, ct);
            var terms = (await session.QueryAsync<TermRow>(selectTerms, new { ids = JsonRows.OfIds(rows.Select(row => row.RevisionId!.Value)) }, ct)).ToLookup(term => term.RevisionId);
            return new QueuePage([.. rows.Select(row => row.ToQueued([.. terms[row.RevisionId!.Value]]))], counts.ByTab());
        },
        ct);

    private readonly string countWaiting = $"""
        select count(*)
        from   submissions s
        where  s.state = 'submitted'
        and    (@scoped = 0 or exists (
                   select 1 from revision_terms t where t.revision_id = s.revision_id and t.dimension || ':' || t.term_id in {database.Dialect.Texts("@within")}))
        """;

    /// <summary>How many wait for a reviewer.</summary>
    public Task<int> CountWaitingAsync(ReviewScope scope, CancellationToken ct) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<int>(countWaiting, new { scoped = scope.Terms is null ? 0 : 1, within = Texts(scope.Terms) }, ct), ct);

    private static object Parameters(QueueFilter filter, ReviewScope scope, TaxonomyTree taxonomy, DateTimeOffset now, int skip, int take) => new
    {
        filter.Kind,
        filter.Objective,
        filter.Language,
        narrowed = filter.Region.Length > 0 ? 1 : 0,
        places = Texts(filter.Region.Length > 0 ? ReviewScope.Within(taxonomy, new TermKey(Dimension.Region, filter.Region)) : null),
        before = now.AddDays(-filter.Days),
        scoped = scope.Terms is null ? 0 : 1,
        within = Texts(scope.Terms),
        scope.AccountId,
        now,
        state = filter.Tab switch
        {
            QueueTab.New => StoredName.Of(SubmissionState.Submitted),
            QueueTab.InReview => StoredName.Of(SubmissionState.InReview),
            QueueTab.ChangesRequested => StoredName.Of(SubmissionState.ChangesRequested),
            _ => "",
        },
        overdue = filter.Tab == QueueTab.Overdue ? 1 : 0,
        mine = filter.Tab == QueueTab.Mine ? 1 : 0,
        skip,
        take,
    };

    private static string Texts(IEnumerable<TermKey>? keys) => JsonRows.OfTexts((keys ?? []).Select(key => $"{key.Dimension.Name()}:{key.Id}"));

    private sealed record CountRow
    {
        public required int Every { get; init; }

        public required int Waiting { get; init; }

        public required int InReview { get; init; }

        public required int ChangesRequested { get; init; }

        public required int Overdue { get; init; }

        public required int Mine { get; init; }

        public Dictionary<QueueTab, int> ByTab() => new Dictionary<QueueTab, int>
        {
            [QueueTab.All] = Every,
            [QueueTab.New] = Waiting,
            [QueueTab.InReview] = InReview,
            [QueueTab.ChangesRequested] = ChangesRequested,
            [QueueTab.Overdue] = Overdue,
            [QueueTab.Mine] = Mine,
        };
    }

    private sealed record TermRow
    {
        public required Guid RevisionId { get; init; }

        public required string Dimension { get; init; }

        public required string TermId { get; init; }
    }

    private sealed record QueueRow : SubmissionRow
    {
        public required string Kind { get; init; }

        public required string Title { get; init; }

        public required string Language { get; init; }

        public string? Reviewer { get; init; }

        public required string Partiality { get; init; }

        public QueuedSubmission ToQueued(IReadOnlyList<TermRow> terms) => new(ToSubmission(), KindCatalogue.Named(Kind), Title, Language)
        {
            Objectives = [.. terms.Where(term => term.Dimension == "objective").Select(term => term.TermId)],
            Countries = [.. terms.Where(term => term.Dimension == "country").Select(term => term.TermId)],
            Reviewer = Reviewer,
            IsChange = BasedOnId is not null,
            Partiality = StoredName.Parse<Partiality>(Partiality),
        };
    }
}
