using System.Globalization;
using System.Text.RegularExpressions;
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
internal sealed partial class SiteForms(GuardedSite site)
{
    /// <summary>More pages than any role has private ones; public pages hold no form.</summary>
    private const int MostPages = 150;

    private static readonly string[] Followed = ["/account", "/admin", "/reviews"];

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

    /// <summary>A person whom no other form has changed, to send it: who reviews what the form is about.</summary>
    public async Task<Visitor> SenderAsync(SiteForm form)
    {
        if (form.Role == "reader")
        {
            return site.Visitors[0];
        }

        var visitor = await site.FreshAsync(form.Role);
        if (Review().Match(form.Page) is { Success: true } review)
        {
            var (id, account) = (review.Groups["id"].Value, visitor.AccountId);
            await site.ExecuteAsync("update submissions set reviewer_id = @account where id = @id and state = 'in-review'", new { id, account });
            await site.ExecuteAsync("insert into review_declarations (submission_id, account_id, conflict, declared_at) values (@id, @account, '', '2026-03-01T09:30:00.000000Z')", new { id, account });
        }

        return visitor;
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
        var (tried, seen) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        // A review that is theirs shows more forms than one that waits, whose address is of the same shape; and forms about a person are about one whom no test needs.
        string[] first = visitor.Name switch
        {
            "moderator" => [await ReviewAsync(visitor.Person!)],
            "administrator" => ["/en/admin/people/" + (await site.SignInAsync()).Account.Number.ToString(CultureInfo.InvariantCulture)],
            _ => [],
        };
        var queue = new Queue<string>(first.Concat(site.Routes.Where(route => route is { Method: "GET", Policy.IsPublicPage: false } && !route.Pattern.Contains('.', StringComparison.Ordinal)).Select(route => route.Address())));
        while (queue.TryDequeue(out var address) && seen.Count < MostPages)
        {
            if (!tried.Add(address) || seen.Contains(Shape(address)))
            {
                continue;
            }

            using var response = await visitor.Client.GetAsync(address);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            // Not before: a route's own address names nothing that there is, where a page's link does.
            seen.Add(Shape(address));
            var page = Pages.Parse(await response.Content.ReadAsStringAsync());
            forms.AddRange(Forms(visitor.Name, address, page));
            foreach (var link in page.QuerySelectorAll("main a[href^='/en/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => Followed.Any(part => link.Contains(part, StringComparison.Ordinal))))
            {
                queue.Enqueue(link);
            }
        }

        return forms;
    }

    /// <summary>The address of a review that is the person's, with a remark; another text waits.</summary>
    private async Task<string> ReviewAsync(SignedInPerson reviewer)
    {
        var author = await site.SignInAsync();
        await site.SubmittedAsync(author, "A text that waits");
        var review = $"/en/reviews/{(await site.ClaimedAsync(author, reviewer, "A text under review")).Id}";
        using var remarked = await site.PostFormAsync(reviewer, $"{review}/remarks/title", ("remark", "Shorter?"), ("weight", "suggestion"));
        return review;
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

    /// <summary>Addresses that differ by an id, a number or the name of a field alone are one.</summary>
    private static string Shape(string address) => Variable().Replace(address, "#");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+|(?<=/remarks/)[a-z][a-z-]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();

    [GeneratedRegex("/reviews/(?<id>[0-9a-f]{8}-[0-9a-f-]{27})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Review();
}
