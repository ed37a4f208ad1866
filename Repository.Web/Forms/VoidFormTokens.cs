using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Repository.Domain.Audit;
using Repository.Web.Security;

namespace Repository.Web.Forms;

/// <summary>
/// A form of this site whose token is void, as its session is another by now, is shown again with what was typed: sending it once more takes one click. Any other is refused.
/// </summary>
internal sealed class VoidFormTokens : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            if (await context.HttpContext.Request.KeptAsync() is { } form)
            {
                context.HttpContext.Features.Set(new FormDetour(form, form.Address, StatusCodes.Status400BadRequest));
                context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            }
            else
            {
                context.HttpContext.Refused(AuditEvents.FormRefused, "token");
            }
        }

        await next();
    }
}
