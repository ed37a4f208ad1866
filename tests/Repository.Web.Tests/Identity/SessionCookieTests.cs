using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Repository.Web.Identity;
using Repository.Web.StartUp;

namespace Repository.Web.Tests.Identity;

public sealed class SessionCookieTests
{
    [Theory]
    [InlineData("", null, true)]
    [InlineData("http://localhost:5000", null, true)]
    [InlineData("https://practices.example.org", null, false)]
    [InlineData("", "X-Forwarded-For", false)]
    [InlineData("", "X-Forwarded-Proto", false)]
    [InlineData("", "Forwarded", false)]
    [InlineData("", "Via", false)]
    public void Over_http_of_this_machine_it_is_used_unless_a_proxy_may_stand_between(string publicAddress, string? header, bool used)
    {
        var services = new ServiceCollection().AddSingleton(Options.Create(new RepositoryOptions { PublicAddress = publicAddress })).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Host = new HostString("localhost", 5000);
        if (header is not null)
        {
            context.Request.Headers[header] = "203.0.113.9";
        }

        Assert.Equal(used, SessionCookie.CanBeUsed(context.Request));
        context.Request.Scheme = "https";
        Assert.True(SessionCookie.CanBeUsed(context.Request));
    }
}
