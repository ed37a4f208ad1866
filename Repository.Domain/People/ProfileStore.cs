using System.Collections.Frozen;
using System.Text.Json;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.People;

public sealed class ProfileStore(Database database)
{
    private const string SelectOne = """
        select account_id, about, links, public_parts, version
        from   profiles
        where  account_id = @accountId
        """;

    /// <summary>By dimension and then id; shorter ids first, so that objective 2 stands before 10.</summary>
    private const string SelectTerms = """
        select dimension, term_id
        from   profile_terms
        where  account_id = @accountId
        order  by dimension, length(term_id), term_id
        """;

    /// <summary>The person's profile; an empty one if they have written none.</summary>
    public Task<Profile> OfAsync(Guid accountId, CancellationToken ct) => database.ReadAsync(session => OfAsync(session, accountId, ct), ct);

    public static async Task<Profile> OfAsync(DatabaseSession session, Guid accountId, CancellationToken ct)
    {
        var row = await session.FirstOrDefaultAsync<ProfileRow>(SelectOne, new { accountId }, ct);
        return row is null ? new Profile { AccountId = accountId } : row.ToProfile(await session.QueryAsync<TermRow>(SelectTerms, new { accountId }, ct));
    }

    private const string InsertFirst = """
        insert into profiles (account_id, about, links, public_parts, updated_at, version)
        values (@accountId, @about, @links, @publicParts, @now, 1)
        on     conflict (account_id) do nothing
        """;

    private const string UpdateVersion = """
        update profiles
        set    about = @about, links = @links, public_parts = @publicParts, updated_at = @now, version = version + 1
        where  account_id = @accountId and version = @version
        """;

    private const string DeleteTerms = "delete from profile_terms where account_id = @accountId";

    private readonly string insertTerms = $"""
        insert into profile_terms (account_id, dimension, term_id)
        select @accountId, dimension, term_id
        from   {database.Dialect.Rows("@rows", "dimension text, term_id text")}
        """;

    /// <param name="profile">As <see cref="ProfileRules"/> allow it, with the version that it was made on.</param>
    public Task<ProfileOutcome> SaveAsync(Profile profile, AuditContext by, CancellationToken ct) => database.WriteAsync<ProfileOutcome>(
        async session =>
        {
            var before = await OfAsync(session, profile.AccountId, ct);
            var row = new
            {
                accountId = profile.AccountId,
                version = profile.Version,
                about = profile.About,
                links = JsonRows.OfTexts(profile.Links),
                publicParts = JsonRows.OfTexts(profile.Public.Order().Select(StoredName.Of)),
                now = session.Now,
            };
            if (await session.ExecuteAsync(profile.Version == 0 ? InsertFirst : UpdateVersion, row, ct) == 0)
            {
                return new ProfileOutcome.Stale(before);
            }

            await session.ExecuteAsync(DeleteTerms, new { accountId = profile.AccountId }, ct);
            var terms = profile.Terms.Select(term => new { Dimension = term.Dimension.Name(), TermId = term.Id });
            await session.ExecuteAsync(insertTerms, new { accountId = profile.AccountId, rows = JsonRows.Of(terms) }, ct);
            await AuditLog.AppendAsync(session, new AuditEntry(AuditEvents.ProfileChanged, by, profile.AccountId) { Changes = [.. Changes(before, profile)] }, ct);
            await ChangeLog.AppendAsync(session, ChangeSubjects.Person, profile.AccountId.ToString("D"), ct);
            return new ProfileOutcome.Saved(profile with { Version = profile.Version + 1 });
        },
        ct);

    private static IEnumerable<AuditChange> Changes(Profile before, Profile after)
    {
        (PersonalField Field, string Before, string After)[] fields =
        [
            (AuditFields.About, before.About, after.About),
            (AuditFields.PersonActorType, before.ActorType ?? "", after.ActorType ?? ""),
            (AuditFields.Country, before.Country ?? "", after.Country ?? ""),
            (AuditFields.Languages, string.Join(' ', before.Languages), string.Join(' ', after.Languages)),
            (AuditFields.Expertise, Expertise(before), Expertise(after)),
            (AuditFields.Websites, string.Join(' ', before.Links), string.Join(' ', after.Links)),
            (AuditFields.Visibility, Visible(before), Visible(after)),
        ];
        return fields.Where(field => field.Before != field.After).Select(field => field.Field.Changed(field.Before, field.After));
    }

    private static string Expertise(Profile profile) => string.Join(' ', profile.Terms.Where(term => term.Dimension is Dimension.Objective or Dimension.Theme));

    private static string Visible(Profile profile) => string.Join(' ', profile.Public.Order().Select(StoredName.Of));

    internal sealed record TermRow
    {
        public required string Dimension { get; init; }

        public required string TermId { get; init; }
    }

    internal sealed record ProfileRow
    {
        public required Guid AccountId { get; init; }

        public required string About { get; init; }

        public required string Links { get; init; }

        public required string PublicParts { get; init; }

        public required long Version { get; init; }

        public Profile ToProfile(IReadOnlyList<TermRow> terms)
        {
            var byDimension = terms.ToLookup(term => term.Dimension, term => term.TermId, StringComparer.Ordinal);
            IReadOnlyList<string> Of(Dimension dimension) => [.. byDimension[dimension.Name()]];
            return new Profile
            {
                AccountId = AccountId,
                About = About,
                ActorType = Of(Dimension.ActorType).FirstOrDefault(),
                Country = Of(Dimension.Country).FirstOrDefault(),
                Languages = Of(Dimension.Language),
                Objectives = Of(Dimension.Objective),
                Themes = Of(Dimension.Theme),
                Links = JsonSerializer.Deserialize<string[]>(Links)!,
                Public = JsonSerializer.Deserialize<string[]>(PublicParts)!.Select(StoredName.Parse<ProfilePart>).ToFrozenSet(),
                Version = Version,
            };
        }
    }
}
