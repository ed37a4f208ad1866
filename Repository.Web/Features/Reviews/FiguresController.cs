using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Reviews;

/// <summary>How long submissions stood where.</summary>
[Route("{language:language}/reviews/figures")]
[Allows(PolicyTable.SeeReviews)]
public sealed class FiguresController(QueuePages queue) : Controller
{
    [Get]
    public async Task<ViewResult> Index(CancellationToken ct) => View("Figures", await queue.FiguresAsync(ct));
}
