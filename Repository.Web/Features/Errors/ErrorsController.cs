using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Identity;
using Repository.Web.Languages;
using Repository.Web.Limits;

namespace Repository.Web.Features.Errors;

/// <summary>Pages for what went wrong. They are reached by re-execution, whatever the method of the request was.</summary>
[Allows(PolicyTable.ReadPublished)]
[Limited(RouteClass.Free)]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController(Texts texts, Links links) : Controller
{
    /// <summary>Where nothing says how long to wait.</summary>
    private const int UsualWaitSeconds = 60;

    [Route("/errors/{status:int:range(400,599)}")]
    public IActionResult Status()
    {
        // Not by a parameter: what was sent with the request that failed would be bound to it.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The exception chose it: not every one is our failure.
            status = Response.StatusCode;
        }
        else if (asked is null)
        {
            status = StatusCodes.Status404NotFound;
        }

        Response.StatusCode = status;
        var key = status switch
        {
            400 => "Incomplete",
            403 => "Forbidden",
            404 => "NotFound",
            413 => "TooLong",
            429 => "TooMany",
            503 => "Unavailable",
            < 500 => "Refused",
            _ => "Failed",
        };
        return View("Status", new ErrorPage(
            new PageHead { Title = texts[$"Errors.{key}Title"], NoIndex = true, HasSearch = true, Translation = language => $"/{language.Code}" },
            status,
            texts[$"Errors.{key}Title"],
            texts[$"Errors.{key}Text", status == StatusCodes.Status429TooManyRequests ? Wait() : ""],
            status == StatusCodes.Status404NotFound ? null : HttpContext.TraceIdentifier)
        {
            Way = Way(status, asked),
        });
    }

    private string Wait()
    {
        var seconds = int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : UsualWaitSeconds;
        return seconds < 120 ? texts.Count("Errors.Seconds", seconds) : texts.Count("Errors.Minutes", (seconds + 59) / 60);
    }

    /// <summary>The one step that helps, where there is one.</summary>
    private ErrorWay? Way(int status, IStatusCodeReExecuteFeature? asked)
    {
        var address = asked is null ? null : new PathString(asked.OriginalPath).ToUriComponent() + (HttpMethods.IsGet(Request.Method) ? asked.OriginalQueryString : "");
        return status switch
        {
            403 when HttpContext.SignedIn() is not null => new ErrorWay(texts["Errors.SignInAsAnother"], $"{links.Account("sign-in")}?return={Uri.EscapeDataString(address ?? links.Home)}"),
            429 or 503 when address is not null && HttpMethods.IsGet(Request.Method) => new ErrorWay(texts["Errors.LoadAgain"], address),
            _ => null,
        };
    }
}

/// <param name="Reference">What a reader can name to the secretariat: the request's id in the logs; null for a missing page, of which there is nothing to look up.</param>
public sealed record ErrorPage(PageHead Head, int Status, string Heading, string Text, string? Reference) : IPage
{
    public ErrorWay? Way { get; init; }
}

/// <summary>A way on from an error.</summary>
public sealed record ErrorWay(string Text, string Address);
