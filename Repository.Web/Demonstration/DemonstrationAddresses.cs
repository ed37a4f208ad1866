using System.Net;

namespace Repository.Web.Demonstration;

/// <summary>Where a site would listen, by its settings: a demonstration is for its own machine alone.</summary>
public static class DemonstrationAddresses
{
    /// <summary>Addresses that others than this machine reach; without any setting the server listens on localhost.</summary>
    public static IReadOnlyList<string> ReachedFromElsewhere(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");
        var urls = Parts(configuration["urls"]);
        // Ports alone count only where no addresses are given, and are opened on all of the machine's.
        var ports = urls.Length > 0 ? [] : Parts(configuration["http_ports"]).Concat(Parts(configuration["https_ports"])).Select(port => $"http://*:{port}");
        return [.. endpoints.Concat(urls).Concat(ports).Where(address => !IsLoopback(address))];
    }

    private static string[] Parts(string? setting) => (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string address)
    {
        try
        {
            var host = BindingAddress.Parse(address).Host.Trim('[', ']');
            return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

public sealed class DemonstrationRefusedException(string message) : Exception(message);
