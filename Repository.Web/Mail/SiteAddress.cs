using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Repository.Web.StartUp;

namespace Repository.Web.Mail;

/// <summary>Scheme and host of links that leave the site by mail. No request has a say in it: whoever sends one could have links lead to their own host.</summary>
public sealed class SiteAddress(IOptions<RepositoryOptions> options, IServer server, IConfiguration configuration)
{
    /// <summary>A site that listens nowhere runs within a test.</summary>
    private const string InProcess = "http://localhost";

    /// <summary>
    /// What the operator set; else, for a site that this machine alone can reach, where it listens; else null. Behind a proxy the site is reached from elsewhere,
    /// wherever it listens.
    /// </summary>
    public string? Find()
    {
        if (options.Value.PublicAddress is { Length: > 0 } address)
        {
            return address.TrimEnd('/');
        }

        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var isPrivate = !configuration.GetValue<bool>("ForwardedHeaders_Enabled") && bound.All(IsLoopback);
        return isPrivate ? bound.FirstOrDefault(InProcess).TrimEnd('/') : null;
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
