using Microsoft.AspNetCore.Http.Extensions;
using Repository.Web.Identity;

namespace Repository.Web.Forms;

/// <summary>Reads from a request what may be kept of its form.</summary>
public static class FormReading
{
    /// <summary>Parts of names of fields that hold what nobody shall keep. Tests find the site's password fields and hold their names against these.</summary>
    private static readonly string[] SecretNames = ["password", "secret", "token"];

    /// <summary>Null if it is no form of this site, or holds nothing that may be kept.</summary>
    public static async Task<KeptForm?> KeptAsync(this HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !request.ComesFromThisSite())
        {
            return null;
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception tooMuch) when (tooMuch is InvalidDataException or IOException)
        {
            // Too long, too many fields, or cut off: no form of ours.
            return null;
        }

        var fields = form.Where(field => MayBeKept(field.Key)).Select(field => new KeptField(field.Key, [.. field.Value.Select(value => value ?? "")])).ToList();
        return fields.Count == 0 ? null : new KeptForm(request.AddressOfForm(), fields);
    }

    /// <summary>The address that the request was sent to, without the name of what was kept.</summary>
    public static string AddressOfForm(this HttpRequest request)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != KeptForm.Parameter).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        return request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();
    }

    /// <summary>
    /// Whether a page of this site sent the form, as browsers say. A page without referrer sends an Origin of “null”, so what says more counts first.
    /// </summary>
    public static bool ComesFromThisSite(this HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => request.Headers.Origin.ToString().Equals($"{request.Scheme}://{request.Host.ToUriComponent()}", StringComparison.OrdinalIgnoreCase),
        var site => site == "same-origin",
    };

    public static bool MayBeKept(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return name is not (SchemeAntiforgery.FieldName or KeptForm.FieldName)
            && !last.Equals("code", StringComparison.OrdinalIgnoreCase)
            && !SecretNames.Any(secret => last.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
