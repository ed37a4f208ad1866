using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Repository.Domain.Accounts;

namespace Repository.Web.Tests.Support;

/// <summary>Form tokens without a page that shows them.</summary>
internal static class FormTokens
{
    /// <summary>Posts fields as a page of the site would for the person, with a token that holds for their session.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(this TestSite site, SignedInPerson person, string address, params (string Name, string Value)[] fields) =>
        site.PostFormAsync(person, address, "text/html", fields);

    /// <param name="accept">What the answer is to be, as scripts ask for JSON.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(this TestSite site, SignedInPerson person, string address, string accept, params (string Name, string Value)[] fields)
    {
        var secret = person.Client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1];
        var session = (await site.Get<SessionStore>().FindAsync(secret, CancellationToken.None))?.Session;
        var (cookie, field) = site.TokensOf(session?.Id);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("Cookie", [$"{string.Join("; ", person.Client.DefaultRequestHeaders.GetValues("Cookie"))}; form={cookie}"]);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Accept", accept);
        request.Content = new FormUrlEncodedContent(fields.Append(("form-token", field)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
        using var client = site.CreateClient();
        return await client.SendAsync(request);
    }

    /// <param name="sessionId">Null: of somebody who is not signed in.</param>
    public static (string Cookie, string Field) TokensOf(this TestSite site, Guid? sessionId)
    {
        var context = new DefaultHttpContext { RequestServices = site.Services };
        if (sessionId is { } id)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", id.ToString("N"))], "session"));
        }

        var tokens = site.Get<IAntiforgery>().GetTokens(context);
        return (tokens.CookieToken!, tokens.RequestToken!);
    }
}
