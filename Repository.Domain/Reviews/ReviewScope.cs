using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Reviews;

/// <summary>What part of the queue somebody sees: everything, or what stands in their themes and regions.</summary>
/// <param name="Terms">Keys of terms; null for everything.</param>
public sealed record ReviewScope(Guid AccountId, IReadOnlyList<TermKey>? Terms)
{
    public static ReviewScope Of(Actor actor, TaxonomyTree taxonomy)
    {
        var scopes = actor.Grants.Where(grant => grant.Role is Role.Moderator or Role.Administrator).Select(grant => grant.Scope).ToList();
        return new ReviewScope(actor.AccountId ?? Guid.Empty, scopes.Contains(Scope.Everything) ? null : [.. scopes.SelectMany(scope => KeyOf(scope) is { } key ? Within(taxonomy, key) : []).Distinct()]);
    }

    /// <summary>The term and all that lies in it, such as the countries of a region.</summary>
    public static IEnumerable<TermKey> Within(TaxonomyTree taxonomy, TermKey key) => taxonomy.Children(key).SelectMany(child => Within(taxonomy, child.Key)).Prepend(key);

    private static TermKey? KeyOf(Scope scope) => scope.Kind switch
    {
        ScopeKind.Theme => new TermKey(Dimension.Theme, scope.Id),
        ScopeKind.Region => new TermKey(Dimension.Region, scope.Id),
        _ => null,
    };
}
