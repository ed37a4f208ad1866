using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Repository.Domain.Accounts;
using Repository.Web.Identity;

namespace Repository.Web.Forms;

/// <summary>Shows forms with what was kept for them, and forgets it once they are sent.</summary>
internal sealed class FormFilling(KeptFormStore store) : IAsyncActionFilter, IOrderedFilter
{
    /// <summary>The last before the action: what is kept counts more than what was bound.</summary>
    public int Order => int.MaxValue;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (HttpMethods.IsGet(http.Request.Method) && await KeptAsync(http, ct) is { } form)
        {
            http.Features.Set(new FilledForm(form));
            foreach (var field in form.Fields)
            {
                context.ModelState.SetModelValue(field.Name, field.Values.Count == 1 ? field.Values[0] : field.Values.ToArray(), string.Join(',', field.Values));
            }
        }

        var done = await next();
        if (HttpMethods.IsPost(http.Request.Method) && http.SignedIn() is { } signedIn && done.Result is RedirectResult or RedirectToActionResult or LocalRedirectResult or RedirectToRouteResult)
        {
            await store.ForgetAsync(signedIn.Account.Id, http.Request.AddressOfForm(), ct);
        }
    }

    private async Task<KeptForm?> KeptAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Features.Get<FormDetour>() is { Carried: null } detour)
        {
            return detour.Form;
        }

        if (context.SignedIn() is not { } signedIn || !Guid.TryParseExact(context.Request.Query[KeptForm.Parameter].ToString(), "D", out var id))
        {
            return null;
        }

        var address = context.Request.AddressOfForm();
        return await store.FindAsync(signedIn.Account.Id, id, address, ct) is { } fields ? new KeptForm(address, KeptForm.FieldsFromJson(fields)) : null;
    }
}
