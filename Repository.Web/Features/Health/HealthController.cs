using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Admin;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Health;

/// <summary>How the site is, for people; <see cref="HealthRoutes"/> is for programs.</summary>
[Route("{language:language}/admin/health")]
[Allows(PolicyTable.SeeHealth)]
public sealed class HealthController(HealthReport report, Texts texts) : Controller
{
    [Get]
    public async Task<ViewResult> Index(CancellationToken ct)
    {
        var parts = await report.LookAsync(ct);
        return View(new HealthPage(AdminController.Head(texts, texts["Admin.MenuHealth"]), parts.Max(part => part.Finding.State), parts));
    }

    /// <summary>A class of the style sheet.</summary>
    public static string Tone(HealthState state) => state switch { HealthState.Fine => "ok", HealthState.LookAt => "warn", _ => "bad" };
}

/// <param name="State">That of the part that is worst.</param>
public sealed record HealthPage(PageHead Head, HealthState State, IReadOnlyList<(string Name, HealthFinding Finding)> Parts) : IPage;
