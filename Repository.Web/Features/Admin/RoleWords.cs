using Repository.Domain.Accounts;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Languages;

namespace Repository.Web.Features.Admin;

/// <summary>Roles in words: “moderator: Africa”.</summary>
public sealed class RoleWords(ICatalogue catalogue, Texts texts)
{
    public string Of(RoleGrant grant) => Of(grant, texts);

    /// <summary>All that a person is, in the language of that code: for a mail to them.</summary>
    public string Describe(IReadOnlyList<RoleGrant> grants, string language)
    {
        var theirs = new Texts(SiteLanguages.Find(language) ?? SiteLanguages.All[0]);
        return grants.Count == 0 ? theirs["Admin.NoRole"] : string.Join("; ", grants.Select(grant => Of(grant, theirs)));
    }

    private string Of(RoleGrant grant, Texts words) => grant.Scope == Scope.Everything
        ? words[$"Admin.Role{grant.Role}"]
        : words["Admin.RoleWithin", words[$"Admin.Role{grant.Role}"], Name(grant.Scope, words.Language)];

    private string Name(Scope scope, SiteLanguage language) => scope.Kind switch
    {
        ScopeKind.Theme => catalogue.Taxonomy.Find(Dimension.Theme, scope.Id)?.Label.In(language.Code) ?? scope.Id,
        ScopeKind.Region => catalogue.Taxonomy.Find(Dimension.Region, scope.Id)?.Label.In(language.Code) ?? scope.Id,
        _ => scope.Id,
    };
}
