using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Errors;

/// <summary>Pages for what went wrong. They are reached by re-execution, whatever the method of the request was.</summary>
[Allows(PolicyTable.ReadPublished)]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController(Texts texts) : Controller
{
    [Route("/errors/{status:int:range(400,599)}")]
    public IActionResult Status(int status)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            status = StatusCodes.Status404NotFound;
        }

        Response.StatusCode = status;
        var key = status switch { 404 => "NotFound", < 500 => "Refused", _ => "Failed" };
        return View("Status", new ErrorPage(
            new PageHead { Title = texts[$"Errors.{key}Title"], NoIndex = true, HasSearch = true, Translation = language => $"/{language.Code}" },
            status,
            texts[$"Errors.{key}Title"],
            texts[$"Errors.{key}Text"],
            status == StatusCodes.Status404NotFound ? null : HttpContext.TraceIdentifier));
    }
}

/// <param name="Reference">What a reader can name to the secretariat: the request's id in the logs; null for a missing page, of which there is nothing to look up.</param>
public sealed record ErrorPage(PageHead Head, int Status, string Heading, string Text, string? Reference) : IPage;
