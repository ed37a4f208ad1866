using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Repository.Web.Tests.Support;

/// <summary>Reads pages and sends their forms as a browser does, with its cookies.</summary>
public sealed class VisitingBrowser(HttpClient client, CookieContainer cookies)
{
    public HttpClient Client { get; } = client;

    public string? Cookie(string name) => cookies.GetCookies(Client.BaseAddress!).FirstOrDefault(cookie => cookie.Name == name)?.Value;

    /// <summary>Has the browser hold a cookie.</summary>
    public VisitingBrowser With(string name, string value)
    {
        cookies.Add(Client.BaseAddress!, new Cookie(name, value, "/"));
        return this;
    }

    public async Task<Answer> OpenAsync(string address)
    {
        using var response = await Client.GetAsync(address);
        return await Answer.OfAsync(response);
    }

    /// <summary>Opens the page and sends the first form of its main part, with fields as given and the rest as it stands.</summary>
    public Task<Answer> SendAsync(string address, params (string Name, string Value)[] fields) => SendToAsync(address, action: null, fields);

    /// <param name="action">Another page to send it to; null: the form's own.</param>
    public async Task<Answer> SendToAsync(string address, string? action, params (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(address);
        var found = page.Page.QuerySelector<IHtmlFormElement>("main form[method=post]");
        Assert.True(found is not null, $"{address} ({(int)page.Status}) has no form: {page.Main}");
        var given = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var standing = found.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(input => !given.Contains(input.Name!) && (input.Type != "checkbox" || input.IsChecked)).Select(input => (input.Name!, input.Value));
        var pairs = standing.Concat(fields).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        using var response = await Client.PostAsync(action ?? found.GetAttribute("action") ?? address, new FormUrlEncodedContent(pairs));
        return await Answer.OfAsync(response);
    }

    public Task<Answer> SignInAsync(string email, string password) => SendAsync("/en/account/sign-in", ("email", email), ("password", password));
}

/// <param name="Location">Where it leads, or null.</param>
public sealed record Answer(HttpStatusCode Status, string? Location, IHtmlDocument Page, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public IReadOnlyList<string> Cookies { get; init; } = [];

    public string Main => Page.QuerySelector("main").Shown();

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            response.StatusCode,
            response.Headers.Location?.OriginalString,
            Pages.Parse(text),
            text,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join("; ", header.Value), StringComparer.OrdinalIgnoreCase))
        {
            Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        };
    }
}
