using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Organisations;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Admin;

/// <summary>What waits for those who run the site.</summary>
[Route("{language:language}/admin")]
[Allows(PolicyTable.SeeAdministration)]
public sealed class AdminController(AccessGate gate, MembershipStore memberships, Texts texts, Links links) : Controller
{
    [Get]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        if (gate.Refusal(PolicyTable.SeeAdministration, new AccessSubject()) is { } refusal)
        {
            return refusal;
        }

        var waiting = await memberships.CountWaitingAsync(ct);
        return View(new AdminPage(Head(texts), [new WaitingWork(texts.Count("Admin.MembershipsWait", waiting), links.Admin("memberships"), waiting)]));
    }

    /// <summary>Of a page here.</summary>
    public static PageHead Head(Texts texts, string? title = null) => new() { Title = title ?? texts["Admin.Administration"], Section = SiteSection.Account, NoIndex = true };
}

public sealed record AdminPage(PageHead Head, IReadOnlyList<WaitingWork> Waiting) : IPage;

/// <param name="Text">How much of what waits.</param>
public sealed record WaitingWork(string Text, string Address, int Count);
