using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Accounts;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Admin;

/// <summary>The forms by which something is done to a person's account.</summary>
public sealed partial class PersonSheets(ICatalogue catalogue, RoleWords words, TermOptions terms, Texts texts, Links links)
{
    private const string Space = "space";

    public string Address(Domain.Accounts.Account account) => links.Admin(FormattableString.Invariant($"people/{account.Number}"));

    public FormSheet Grant(Domain.Accounts.Account account, ModelStateDictionary state) => Of(
        account,
        state,
        texts["Admin.GrantTo", account.DisplayName],
        texts["Admin.Grant"],
        new FormField("role", FieldKind.Choices, texts["Admin.Role"]) { Options = [.. Enum.GetValues<Role>().Select(role => new FieldOption(StoredName.Of(role), texts[$"Admin.Role{role}"]))] },
        new FormField("scope", FieldKind.Select, texts["Admin.Scope"])
        {
            Value = "everything",
            Help = texts["Admin.ScopeHelp"],
            Options =
            [
                new FieldOption("everything", texts["Admin.ScopeEverything"]),
                .. terms.Of(Dimension.Theme).Select(term => new FieldOption($"theme:{term.Value}", texts["Admin.ScopeTheme", term.Label])),
                .. terms.Of(Dimension.Region).Select(term => new FieldOption($"region:{term.Value}", texts["Admin.ScopeRegion", term.Label])),
                new FieldOption(Space, texts["Admin.ScopeSpace"]),
            ],
        },
        new FormField(Space, FieldKind.Text, texts["Admin.Space"]) { Help = texts["Admin.SpaceHelp"], MaxLength = 100 }) with
    {
        Paragraphs = [texts["Admin.RolesExplained"]],
    };

    /// <summary>Null, and the state says why, if the form makes no role that there is: administrators have none but everything, themes and regions have moderators, spaces facilitators.</summary>
    public RoleGrant? Read(RoleForm form, ModelStateDictionary state)
    {
        if (PeopleQuery.Named<Role>(form.Role) is not { } role)
        {
            state.AddModelError("role", texts["Admin.ProblemRole"]);
            return null;
        }

        var scope = form.Scope == Space ? SpaceScope(form.Space, state) : KnownScope(form.Scope);
        if (scope is not null && scope != Scope.Everything && role != (scope.Kind == ScopeKind.Space ? Role.Facilitator : Role.Moderator))
        {
            state.AddModelError("scope", texts["Admin.ProblemScope"]);
        }
        else if (scope is null && form.Scope != Space)
        {
            state.AddModelError("scope", texts["Admin.ProblemUnknownScope"]);
        }

        return state.IsValid ? new RoleGrant(role, scope!) : null;
    }

    public FormSheet Revoke(Domain.Accounts.Account account, RoleGrant grant) => Of(account, null, texts["Admin.RevokeFrom", account.DisplayName, words.Of(grant)], texts["Admin.Revoke"]) with { Paragraphs = [texts["Admin.RolesExplained"]] };

    public FormSheet Disable(Domain.Accounts.Account account, ModelStateDictionary state) => Of(
        account,
        state,
        texts["Admin.DisableAccount", account.DisplayName],
        texts["Admin.Disable"],
        new FormField("reason", FieldKind.Area, texts["Admin.Reason"]) { Help = texts["Admin.ReasonHelp"], Rows = 4 }) with
    {
        Paragraphs = [texts["Admin.DisableExplained"]],
    };

    public FormSheet Enable(Domain.Accounts.Account account) => Of(account, null, texts["Admin.EnableAccount", account.DisplayName], texts["Admin.Enable"]) with { Paragraphs = [texts["Admin.EnableExplained"]] };

    public FormSheet SignOut(Domain.Accounts.Account account) => Of(account, null, texts["Admin.SignOutPerson", account.DisplayName], texts["Admin.SignOut"]) with { Paragraphs = [texts["Admin.SignOutExplained"]] };

    public FormSheet LastAdministrator(Domain.Accounts.Account account) => Of(account, null, account.DisplayName, texts["Admin.TryAgain"]) with { Errors = new FormErrors(texts["Admin.LastAdministrator"], []) };

    /// <summary>The reason as it is kept, or null, and the state says why.</summary>
    public string? Reason(string? typed, ModelStateDictionary state)
    {
        var reason = (typed ?? "").ReplaceLineEndings("\n").Trim();
        if (reason.Length == 0 || reason.Contains('\0', StringComparison.Ordinal))
        {
            state.AddModelError("reason", texts["Admin.ProblemNoReason"]);
        }
        else if (reason.Length > AccountAccessController.MaxReason)
        {
            state.AddModelError("reason", texts["Admin.ProblemLongReason", AccountAccessController.MaxReason]);
        }

        return state.IsValid ? reason : null;
    }

    private FormSheet Of(Domain.Accounts.Account account, ModelStateDictionary? state, string heading, string submit, params FormField[] fields) =>
        FormSheet.Of(state ?? new ModelStateDictionary(), texts, AdminController.Head(texts, heading), heading, submit, fields) with
        {
            Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuPeople"], links.Admin("people")), (account.DisplayName, Address(account)), (submit, null)],
            Ways = [(texts["Shared.Cancel"], Address(account))],
        };

    private Scope? SpaceScope(string? space, ModelStateDictionary state)
    {
        if (SpaceName().IsMatch(space ?? ""))
        {
            return new Scope(ScopeKind.Space, space!);
        }

        state.AddModelError(Space, texts["Admin.ProblemSpace"]);
        return null;
    }

    private Scope? KnownScope(string? name) => (name ?? "").Split(':', 2) switch
    {
        ["everything"] => Scope.Everything,
        ["theme", var id] when catalogue.Taxonomy.Find(Dimension.Theme, id) is not null => new Scope(ScopeKind.Theme, id),
        ["region", var id] when catalogue.Taxonomy.Find(Dimension.Region, id) is not null => new Scope(ScopeKind.Region, id),
        _ => null,
    };

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SpaceName();
}
