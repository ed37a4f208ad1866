using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Repository.Web.Tests.Support;

/// <summary>Pages as a browser parses them.</summary>
internal static partial class Pages
{
    public static readonly IReadOnlyList<string> Languages = ["en", "fr", "es"];

    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await client.GetAsync(address);
        Assert.True(response.StatusCode == status, $"{address} answers {(int)response.StatusCode} → {response.Headers.Location}");
        return Parse(await response.Content.ReadAsStringAsync());
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>The text of an element with its white space as a reader sees it.</summary>
    public static string Shown(this INode? node) => Words(node?.TextContent ?? "");

    public static string Words(string text) => WhiteSpace().Replace(text, " ").Trim();

    /// <summary>The first whole number in a text, group separators left out.</summary>
    public static int Number(string text)
    {
        var digits = Digits().Match(text);
        Assert.True(digits.Success, $"no number in “{text}”");
        return int.Parse(digits.Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[0-9]+(,[0-9]{3})*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Digits();
}
