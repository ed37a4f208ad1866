using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.People;
using Repository.Web.Access;
using Repository.Web.Exports;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;

namespace Repository.Web.Features.Admin;

/// <summary>Everybody who has an account.</summary>
[Route("{language:language}/admin/people")]
public sealed class PeopleController(AccountStore accounts, PeopleList people, PeoplePages pages, ExportNotes exports, Links links) : Controller
{
    [Get]
    [Allows(PolicyTable.SeePeople)]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var list = await pages.ListAsync(PeopleQuery.Of(Request.Query), NumberedAddress.Page(Request.Query), ct);
        return list.Pager.Page > list.Pager.Last ? Redirect(list.Pager.Address(list.Pager.Last)) : View("People", list);
    }

    [Get("{number:int}")]
    [Allows(PolicyTable.SeePeople)]
    public async Task<IActionResult> Show(int number, CancellationToken ct) =>
        await accounts.FindByNumberAsync(number, ct) is { } account ? View("Person", await pages.OfAsync(account, Request.Query["done"].ToString(), ct)) : NotFound();

    /// <summary>Says what leaves the site before it does.</summary>
    [Get("export")]
    [Allows(PolicyTable.ExportLists)]
    public async Task<ViewResult> Export(CancellationToken ct)
    {
        var filter = PeopleQuery.Of(Request.Query);
        var (_, total) = await people.PageAsync(filter, 0, 1, ct);
        return View(FormSheet.View, pages.Export(total, links.Admin("people") + PeopleQuery.ToQueryString(filter)));
    }

    [HttpPost("export")]
    [Allows(PolicyTable.ExportLists)]
    public async Task<IActionResult> CreateExport(CancellationToken ct)
    {
        var filter = PeopleQuery.Of(Request.Query);
        await exports.NoteAsync("people", PeopleQuery.ToQueryString(filter), ct);
        return pages.Csv(people.AllAsync(filter, ct));
    }
}
