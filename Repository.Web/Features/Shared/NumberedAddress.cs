using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Repository.Web.Features.Shared;

/// <summary>Addresses of which the number counts and the slug only tells: <c>12-some-name</c>, or the number alone.</summary>
public static class NumberedAddress
{
    /// <summary>The number before the first hyphen, or null.</summary>
    public static int? NumberOf(string address) =>
        int.TryParse(address.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>The number leads there for good, the slug may come back: a browser must not keep the redirect.</summary>
    public static RedirectResult LeadOn(Controller controller, string right)
    {
        controller.Response.Headers.CacheControl = "no-cache";
        return controller.RedirectPermanent(right + controller.Request.QueryString);
    }

    /// <summary>Of a list, from 1; what is no number is the first.</summary>
    public static int Page(IQueryCollection query) =>
        int.TryParse(query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1;
}
