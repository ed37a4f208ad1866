using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>Who could review a submission.</summary>
public sealed class ModeratorStore(Database database)
{
    private const string Select = """
        select distinct a.id, a.display_name, a.name_key
        from   role_grants g
        join   accounts a on a.id = g.account_id
        where  g.role = 'moderator' and a.disabled_at is null and a.email_confirmed_at is not null
        order  by a.name_key, a.id
        limit  @most
        """;

    /// <summary>More than any list of names is read.</summary>
    private const int Most = 200;

    /// <summary>Moderators of what it is about, without a part in it, in the order of their names.</summary>
    public Task<IReadOnlyList<Moderator>> ForAsync(Submission submission, TaxonomyTree taxonomy, CancellationToken ct) => database.ReadAsync<IReadOnlyList<Moderator>>(
        async session =>
        {
            var eligible = new List<Moderator>();
            foreach (var moderator in await session.QueryAsync<Moderator>(Select, new { most = Most }, ct))
            {
                if (await ReviewRights.MayReviewAsync(session, submission, moderator.Id, taxonomy, ct))
                {
                    eligible.Add(moderator);
                }
            }

            return eligible;
        },
        ct);
}

public sealed record Moderator
{
    public required Guid Id { get; init; }

    public required string DisplayName { get; init; }
}
