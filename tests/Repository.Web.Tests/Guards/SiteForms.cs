using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>A form of a page that posts, as a browser would fill it.</summary>
/// <param name="Page">The address at which it was found.</param>
/// <param name="Action">The address to which it leads.</param>
internal sealed record SiteForm(string Role, string Page, string Action, IReadOnlyList<(string Name, string Type, string Value)> Fields)
{
    public override string ToString() => $"{Role}: {Page} → {Action}";
}

/// <summary>Finds the forms of the site, from its routes on and from page to page.</summary>
internal sealed class SiteForms(GuardedSite site)
{
    /// <summary>More pages than any role has private ones; public pages hold no form.</summary>
    private const int MostPages = 150;

    private static readonly string[] Roles = ["reader", "contributor", "moderator", "administrator"];

    public async Task<IReadOnlyList<SiteForm>> AllAsync()
    {
        var found = new List<SiteForm>();
        foreach (var role in Roles)
        {
            var visitor = role == "reader" ? site.Visitors[0] : await site.FreshAsync(role);
            found.AddRange(await OfAsync(visitor));
        }

        return [.. found.DistinctBy(form => (form.Role, Shape(form.Action), string.Join(',', form.Fields.Select(field => field.Name))))];
    }

    /// <summary>The form as it is on its page now, for the person to send.</summary>
    public static async Task<IReadOnlyList<SiteForm>> OnAsync(Visitor visitor, string page)
    {
        using var response = await visitor.Client.GetAsync(page);
        return response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/html"
            ? Forms(visitor.Name, page, Pages.Parse(await response.Content.ReadAsStringAsync()))
            : [];
    }

    private async Task<IReadOnlyList<SiteForm>> OfAsync(Visitor visitor)
    {
        var forms = new List<SiteForm>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(site.Routes.Where(route => route is { Method: "GET", Policy.IsPublicPage: false } && !route.Pattern.Contains('.', StringComparison.Ordinal)).Select(route => route.Address()));
        while (queue.TryDequeue(out var address) && seen.Count < MostPages)
        {
            if (!seen.Add(Shape(address)))
            {
                continue;
            }

            using var response = await visitor.Client.GetAsync(address);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = Pages.Parse(await response.Content.ReadAsStringAsync());
            forms.AddRange(Forms(visitor.Name, address, page));
            foreach (var link in page.QuerySelectorAll("main a[href^='/en/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => link.Contains("/account", StringComparison.Ordinal) || link.Contains("/admin", StringComparison.Ordinal)))
            {
                queue.Enqueue(link);
            }
        }

        return forms;
    }

    private static IReadOnlyList<SiteForm> Forms(string role, string address, IHtmlDocument page) =>
        [.. page.QuerySelectorAll<IHtmlFormElement>("form[method=post]").Select(form => new SiteForm(role, address, form.GetAttribute("action") is { Length: > 0 } action ? action : address, [.. form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]").Select(Field)]))];

    private static (string Name, string Type, string Value) Field(IElement control) => control switch
    {
        IHtmlSelectElement select => (select.Name!, "select", select.Value ?? ""),
        IHtmlTextAreaElement text => (text.Name!, "textarea", text.Value),
        IHtmlInputElement input => (input.Name!, input.Type, input.Type is "checkbox" or "radio" && !input.IsChecked ? "" : input.Value ?? ""),
        _ => (control.GetAttribute("name")!, "button", control.GetAttribute("value") ?? ""),
    };

    /// <summary>Addresses that differ by an id or number alone are one.</summary>
    private static string Shape(string address) => System.Text.RegularExpressions.Regex.Replace(address, "[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+", "#", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
