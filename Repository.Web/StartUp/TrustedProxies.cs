using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Repository.Web.StartUp;

/// <summary>Whose word counts for the address of a client and for the scheme that it used: that of the proxies named by a setting, and of nobody else.</summary>
public static class TrustedProxies
{
    private static readonly char[] Separators = [',', ';', ' '];

    public static WebApplicationBuilder AddTrustedProxies(this WebApplicationBuilder builder)
    {
        // After whatever ASPNETCORE_FORWARDEDHEADERS_ENABLED has configured, which would trust everybody.
        builder.Services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<RepositoryOptions>>((headers, options) => Configure(headers, options.Value));
        return builder;
    }

    /// <summary>The networks of a setting such as <c>10.0.0.5, 10.1.0.0/16</c>, or null if it is none.</summary>
    public static IReadOnlyList<IPNetwork>? Parse(string setting)
    {
        var networks = setting.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network).ToList();
        return networks.Contains(null) ? null : [.. networks.Select(network => network!.Value)];
    }

    private static void Configure(ForwardedHeadersOptions headers, RepositoryOptions options)
    {
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var network in Parse(options.TrustedProxies) ?? [])
        {
            headers.KnownIPNetworks.Add(network);
        }

        // The framework takes an empty list for “everybody”.
        headers.ForwardedHeaders = headers.KnownIPNetworks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        headers.ForwardLimit = options.TrustedProxyHops;
    }

    /// <summary>All addresses at once are no proxy's: whoever writes that trusts everybody.</summary>
    private static IPNetwork? Network(string text) => IPAddress.TryParse(text, out var address)
        ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network : null;
}
