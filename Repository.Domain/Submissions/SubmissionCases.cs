using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Reviews;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Submissions;

/// <summary>A submission as somebody meets it who asks for it.</summary>
/// <param name="Subject">What rights depend on, the asker's own standing included.</param>
public sealed record SubmissionCase(Submission Submission, Contribution Contribution, AccessSubject Subject);

/// <summary>Finds what rights depend on.</summary>
public sealed class SubmissionCases(Database database)
{
    /// <summary>With the standing of one person to it; null if there is none of that id.</summary>
    public Task<SubmissionCase?> FindAsync(Guid submissionId, Guid? accountId, TaxonomyTree taxonomy, CancellationToken ct) =>
        database.ReadAsync(session => FindAsync(session, submissionId, accountId, taxonomy, ct), ct);

    public static async Task<SubmissionCase?> FindAsync(DatabaseSession session, Guid submissionId, Guid? accountId, TaxonomyTree taxonomy, CancellationToken ct)
    {
        if (await SubmissionStore.FindAsync(session, submissionId, ct) is not { } submission)
        {
            return null;
        }

        var contribution = (await ContributionStore.FindAsync(session, submission.ContributionId, ct))!;
        var subject = await SubjectAsync(session, contribution, submission.RevisionId, accountId, taxonomy, ct);
        return new SubmissionCase(submission, contribution, subject with
        {
            State = StoredName.Of(submission.State),
            Standings = submission.ReviewerId is { } reviewer && reviewer == accountId ? [.. subject.Standings, Standing.Reviewer] : subject.Standings,
            IsPartial = subject.IsPartial || (accountId is { } asker && await DeclarationStore.FindAsync(session, submissionId, asker, ct) is { Length: > 0 }),
        });
    }

    /// <summary>Rights to a contribution, whose state is that of its publication.</summary>
    public Task<AccessSubject> OfContributionAsync(Contribution contribution, Guid? accountId, TaxonomyTree taxonomy, CancellationToken ct) => database.ReadAsync(
        async session => await SubjectAsync(session, contribution, contribution.PublishedRevisionId, accountId, taxonomy, ct) with { State = StoredName.Of(contribution.Publication) }, ct);

    private static async Task<AccessSubject> SubjectAsync(DatabaseSession session, Contribution contribution, Guid? revisionId, Guid? accountId, TaxonomyTree taxonomy, CancellationToken ct)
    {
        var role = accountId is { } account ? await AuthorStore.RoleAsync(session, contribution.Id, account, ct) : null;
        return new AccessSubject
        {
            Standings = role is { } part ? Standings(part) : [],
            IsPartial = role is not null || (accountId is { } asker && await SharesOrganisationAsync(session, contribution.Id, asker, ct)),
            Within = revisionId is { } revision ? await ScopesAsync(session, revision, taxonomy, ct) : [],
        };
    }

    /// <summary>An owner writes and reads, an editor reads.</summary>
    private static Standing[] Standings(AuthorRole role) => role switch
    {
        AuthorRole.Owner => [Standing.Owner, Standing.Editor, Standing.Viewer],
        AuthorRole.Editor => [Standing.Editor, Standing.Viewer],
        _ => [Standing.Viewer],
    };

    private const string CountShared = """
        select count(*)
        from   contribution_authors o
        join   memberships m on m.organisation_id = o.organisation_id and m.state = 'current' and m.account_id = @accountId
        where  o.contribution_id = @contributionId and o.role in ('owner', 'editor')
        """;

    private static async Task<bool> SharesOrganisationAsync(DatabaseSession session, Guid contributionId, Guid accountId, CancellationToken ct) =>
        await session.FirstOrDefaultAsync<int>(CountShared, new { contributionId, accountId }, ct) > 0;

    private const string SelectTerms = """
        select dimension, term_id
        from   revision_terms
        where  revision_id = @revisionId and dimension in ('theme', 'region', 'country')
        """;

    /// <summary>The themes and regions that it names, and the regions in which those and its countries lie.</summary>
    internal static async Task<IReadOnlyList<Scope>> ScopesAsync(DatabaseSession session, Guid revisionId, TaxonomyTree taxonomy, CancellationToken ct)
    {
        var named = (await session.QueryAsync<TermRow>(SelectTerms, new { revisionId }, ct)).Select(row => new TermKey(Dimensions.Parse(row.Dimension), row.TermId)).ToList();
        return [.. named.Concat(named.SelectMany(taxonomy.Implied, (_, term) => term.Key)).Select(ScopeOf).OfType<Scope>().Distinct()];
    }

    private static Scope? ScopeOf(TermKey term) => term.Dimension switch
    {
        Dimension.Theme => new Scope(ScopeKind.Theme, term.Id),
        Dimension.Region => new Scope(ScopeKind.Region, term.Id),
        _ => null,
    };

    private sealed record TermRow
    {
        public required string Dimension { get; init; }

        public required string TermId { get; init; }
    }
}
