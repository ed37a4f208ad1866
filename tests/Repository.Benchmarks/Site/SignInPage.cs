using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Repository.Benchmarks.Site;

/// <summary>
/// The forms of accounts, as they come from all over the world: each request says, as a trusted proxy would, that it came over https and from a network of its own.
/// Start the site with <see cref="Settings"/>.
/// </summary>
internal sealed partial class SignInPage : IDisposable
{
    private readonly HttpClient client;
    private readonly string cookie;
    private readonly string token;

    private SignInPage(HttpClient client, string cookie, string token) => (this.client, this.cookie, this.token) = (client, cookie, token);

    /// <summary>The benchmark speaks for a proxy on this machine.</summary>
    public static IReadOnlyList<string> Settings { get; } = ["--Repository:TrustedProxies=127.0.0.1"];

    public static async Task<SignInPage> OpenAsync(Uri site, CancellationToken ct)
    {
        var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };
        using var request = Forwarded(HttpMethod.Get, "sign-in");
        using var page = await visitor.SendAsync(request, ct);
        var given = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return new SignInPage(visitor, given, Token().Match(await page.Content.ReadAsStringAsync(ct)).Groups["token"].Value);
    }

    /// <param name="page">Below <c>/en/account</c>.</param>
    /// <param name="reuse">Whether the connection stays for others.</param>
    public async Task<HttpStatusCode> SendAsync(string page, bool reuse, CancellationToken ct, params (string Name, string Value)[] fields)
    {
        using var request = Forwarded(HttpMethod.Post, page);
        request.Headers.ConnectionClose = !reuse;
        request.Headers.Add("Cookie", cookie);
        request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("form-token", token)]);
        using var answer = await client.SendAsync(request, ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.StatusCode;
    }

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Forwarded(HttpMethod method, string page)
    {
        var request = new HttpRequestMessage(method, new Uri($"/en/account/{page}", UriKind.Relative));
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"{Random.Shared.Next(11, 100)}.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}"));
        return request;
    }

    [GeneratedRegex("name=\"form-token\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
