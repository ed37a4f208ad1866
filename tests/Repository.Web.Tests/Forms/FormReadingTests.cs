using Microsoft.AspNetCore.Http;
using Repository.Web.Forms;

namespace Repository.Web.Tests.Forms;

/// <summary>What of a form may be kept, and of whose.</summary>
public sealed class FormReadingTests
{
    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", "null", true)]
    [InlineData("same-site", "https://site.example", false)]
    [InlineData("cross-site", "https://site.example", false)]
    [InlineData("none", "https://site.example", false)]
    [InlineData(null, "https://site.example", true)]
    [InlineData(null, "HTTPS://SITE.example", true)]
    [InlineData(null, "http://site.example", false)]
    [InlineData(null, "https://site.example.evil.example", false)]
    [InlineData(null, "https://site.example:8443", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, false)]
    public async Task A_form_of_this_site_alone_is_kept(string? fetchSite, string? origin, bool kept)
    {
        var request = Post(("Title", "typed"));
        request.Headers["Sec-Fetch-Site"] = fetchSite;
        request.Headers.Origin = origin;

        Assert.Equal(kept, await request.KeptAsync() is not null);
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("Form.NewPassword")]
    [InlineData("password-again")]
    [InlineData("Code")]
    [InlineData("clientSecret")]
    [InlineData("form-token")]
    [InlineData("kept-form")]
    public async Task Secrets_are_never_kept(string name)
    {
        Assert.Null(await Post((name, "hidden")).KeptAsync());
        var kept = await Post((name, "hidden"), ("Title", "typed")).KeptAsync();
        Assert.Equal("Title", Assert.Single(kept!.Fields).Name);
    }

    [Fact]
    public async Task The_address_is_the_form_s_own_without_the_name_of_what_was_kept_before()
    {
        var request = Post(("CountryCode", "ma"));
        request.QueryString = new QueryString("?tab=2&kept=0199&q=a%26b&tab=3");

        Assert.Equal("/en/account/profile?tab=2&tab=3&q=a%26b", (await request.KeptAsync())!.Address);
    }

    [Fact]
    public async Task A_request_for_a_page_is_no_form()
    {
        var request = Post(("Title", "typed"));
        request.Method = "GET";
        Assert.Null(await request.KeptAsync());
        var json = Post(("Title", "typed"));
        json.ContentType = "application/json";
        Assert.Null(await json.KeptAsync());
    }

    private static HttpRequest Post(params (string Name, string Value)[] fields)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.Scheme = "https";
        request.Host = new HostString("site.example");
        request.Path = "/en/account/profile";
        request.Headers["Sec-Fetch-Site"] = "same-origin";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))));
        return request;
    }
}
