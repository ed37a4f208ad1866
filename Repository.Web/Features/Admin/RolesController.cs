using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Security;

namespace Repository.Web.Features.Admin;

/// <summary>What a person is allowed besides contributing.</summary>
[Route("{language:language}/admin/people/{number:int}/roles")]
[Allows(PolicyTable.GrantRole)]
public sealed class RolesController(AccountStore accounts, RoleStore roles, AccountAdministration administration, PersonSheets sheets, RoleWords words, AccessGate gate) : PersonController(accounts, sheets, gate)
{
    [Get("new")]
    public Task<IActionResult> New(int number, CancellationToken ct) => OfAsync(number, PolicyTable.GrantRole, account => Sheet(Sheets.Grant(account, ModelState)), ct);

    [HttpPost("new")]
    public Task<IActionResult> Create(int number, RoleForm form, CancellationToken ct) => OfAsync(
        number,
        PolicyTable.GrantRole,
        async account =>
        {
            if (Sheets.Read(form, ModelState) is not { } grant)
            {
                return Sheet(Sheets.Grant(account, ModelState), StatusCodes.Status400BadRequest);
            }

            return Answer(account, await administration.GrantAsync(account.Id, grant, words.Describe, HttpContext.ToAuditContext(), ct), "granted");
        },
        ct);

    [Get("{id:guid}/revoke")]
    public Task<IActionResult> Delete(int number, Guid id, CancellationToken ct) => OfAsync(
        number,
        PolicyTable.GrantRole,
        async account => (await roles.OfAsync(account.Id, ct)).FirstOrDefault(one => one.Id == id) is { } grant ? Sheet(Sheets.Revoke(account, grant)) : NotFound(),
        ct);

    [HttpPost("{id:guid}/revoke")]
    public Task<IActionResult> Destroy(int number, Guid id, CancellationToken ct) => OfAsync(
        number,
        PolicyTable.GrantRole,
        async account => Answer(account, await administration.RevokeAsync(account.Id, id, words.Describe, HttpContext.ToAuditContext(), ct), "revoked"),
        ct);
}

public sealed class RoleForm
{
    public string? Role { get; set; }

    /// <summary><c>everything</c>, <c>theme:id</c>, <c>region:id</c> or <c>space</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>The space, as its address names it.</summary>
    public string? Space { get; set; }
}
