using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Organisations;
using Repository.Web.Access;
using Repository.Web.Exports;
using Repository.Web.Features.Organisations;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Security;

namespace Repository.Web.Features.Admin;

/// <summary>Organisations as administrators keep them.</summary>
[Route("{language:language}/admin/organisations")]
[Allows(PolicyTable.EditOrganisation)]
public sealed class OrganisationsController(OrganisationStore organisations, OrganisationSheets sheets, ExportNotes exports, Links links) : Controller
{
    [Get]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await sheets.ListAsync(OrganisationQuery.Of(Request.Query), NumberedAddress.Page(Request.Query), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View("Organisations", list);
    }

    [Get("new")]
    public ViewResult New() => View(FormSheet.View, sheets.New(ModelState));

    [HttpPost("new")]
    public async Task<IActionResult> Create(OrganisationForm form, CancellationToken ct)
    {
        var organisation = sheets.Read(form, Request.Form, ModelState);
        return !ModelState.IsValid
            ? Sheet(sheets.New(ModelState, organisation), StatusCodes.Status400BadRequest)
            : await organisations.CreateAsync(organisation, HttpContext.ToAuditContext(), ct) switch
            {
                OrganisationOutcome.Saved saved => LocalRedirect($"{sheets.Address(saved.Organisation)}?done=created"),
                OrganisationOutcome.DomainTaken taken => Sheet(Taken(taken, () => sheets.New(ModelState, organisation)), StatusCodes.Status409Conflict),
                _ => NotFound(),
            };
    }

    [Get("{number:int}")]
    public async Task<IActionResult> Edit(int number, CancellationToken ct)
    {
        if (await organisations.FindByNumberAsync(number, ct) is not { } organisation)
        {
            return NotFound();
        }

        return organisation.State == OrganisationState.Merged
            ? LocalRedirect(sheets.Address((await organisations.FollowAsync(number, ct))!))
            : View(FormSheet.View, await sheets.EditAsync(organisation, ModelState, Request.Query["done"].ToString(), ct));
    }

    [HttpPost("{number:int}")]
    public async Task<IActionResult> Update(int number, OrganisationForm form, CancellationToken ct)
    {
        if (await organisations.FindByNumberAsync(number, ct) is not { State: OrganisationState.Active } stored)
        {
            return NotFound();
        }

        var organisation = sheets.Read(form, Request.Form, ModelState) with { Id = stored.Id, Number = stored.Number, Version = form.Version };
        if (!ModelState.IsValid)
        {
            return Sheet(await sheets.EditAsync(organisation, ModelState, "", ct), StatusCodes.Status400BadRequest);
        }

        switch (await organisations.UpdateAsync(organisation, HttpContext.ToAuditContext(), ct))
        {
            case OrganisationOutcome.Saved saved:
                return LocalRedirect($"{sheets.Address(saved.Organisation)}?done=saved");
            case OrganisationOutcome.Stale stale:
                return Sheet(sheets.Stale(await sheets.EditAsync(organisation, ModelState, "", ct), stale.Current), StatusCodes.Status409Conflict);
            case OrganisationOutcome.DomainTaken taken:
                sheets.Explain(taken, ModelState);
                return Sheet(await sheets.EditAsync(organisation, ModelState, "", ct), StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    [Get("{number:int}/merge")]
    public async Task<IActionResult> NewMerge(int number, CancellationToken ct) =>
        await organisations.FindByNumberAsync(number, ct) is { State: OrganisationState.Active } organisation
            ? View("Merge", await sheets.MergeAsync(organisation, OrganisationQuery.Of(Request.Query).Words, null, ct))
            : NotFound();

    [HttpPost("{number:int}/merge")]
    public async Task<IActionResult> Merge(int number, MergeForm form, CancellationToken ct)
    {
        if (await organisations.FindByNumberAsync(number, ct) is not { State: OrganisationState.Active } organisation)
        {
            return NotFound();
        }

        if (await organisations.FindByNumberAsync(form.Into ?? 0, ct) is { State: OrganisationState.Active } into
            && await organisations.MergeAsync(organisation.Id, into.Id, HttpContext.ToAuditContext(), ct) is OrganisationOutcome.Saved saved)
        {
            return LocalRedirect($"{sheets.Address(saved.Organisation)}?done=merged");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Merge", await sheets.MergeAsync(organisation, OrganisationQuery.Of(Request.Query).Words, "Admin.ProblemMerge", ct));
    }

    [Get("export")]
    [Allows(PolicyTable.ExportLists)]
    public async Task<ViewResult> Export(CancellationToken ct)
    {
        var filter = OrganisationQuery.Of(Request.Query);
        return View(FormSheet.View, sheets.Export((await organisations.ListAsync(filter, 0, 1, ct)).Total, links.Admin("organisations") + OrganisationQuery.ToQueryString(filter, 1)));
    }

    [HttpPost("export")]
    [Allows(PolicyTable.ExportLists)]
    public async Task<IActionResult> CreateExport(CancellationToken ct)
    {
        var filter = OrganisationQuery.Of(Request.Query);
        await exports.NoteAsync("organisations", OrganisationQuery.ToQueryString(filter, 1), ct);
        return sheets.Csv(filter, ct);
    }

    private FormSheet Taken(OrganisationOutcome.DomainTaken taken, Func<FormSheet> sheet)
    {
        sheets.Explain(taken, ModelState);
        return sheet();
    }

    private ViewResult Sheet(FormSheet sheet, int status)
    {
        Response.StatusCode = status;
        return View(FormSheet.View, sheet);
    }
}

/// <summary>Names stand in fields of their own, one a language.</summary>
public sealed class OrganisationForm
{
    public string? Actor { get; set; }

    public string? Country { get; set; }

    public string? Description { get; set; }

    /// <summary>One a line.</summary>
    public string? Domains { get; set; }

    public long Version { get; set; }
}

public sealed class MergeForm
{
    /// <summary>Number of the one that stays.</summary>
    public int? Into { get; set; }
}
