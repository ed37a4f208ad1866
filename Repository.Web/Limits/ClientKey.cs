using System.Net;
using System.Net.Sockets;
using Repository.Web.Identity;

namespace Repository.Web.Limits;

/// <summary>Who counts as one client.</summary>
public static class ClientKey
{
    /// <summary>The account; else the address as the connection, or a trusted proxy, gives it.</summary>
    public static string Of(HttpContext context) =>
        context.SignedIn() is { } signedIn ? signedIn.Account.Id.ToString("N") : OfAddress(context.Connection.RemoteIpAddress);

    /// <summary>Of IPv6 the network of 64 bits: one household or office has all of its addresses.</summary>
    public static string OfAddress(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
