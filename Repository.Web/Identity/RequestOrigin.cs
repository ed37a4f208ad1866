using System.Net;
using System.Net.Sockets;
using Repository.Domain.Accounts;
using Repository.Web.Security;

namespace Repository.Web.Identity;

/// <summary>From where a request comes, as far as the server sees.</summary>
public static class RequestOrigin
{
    /// <summary>Longer names of browsers tell no more, and one is kept with each session.</summary>
    private const int UserAgentLength = 200;

    private const int NetworkBytes = 8;

    /// <summary>The browser, as the accounts' desks ask for it.</summary>
    public static Browser Browser(this HttpContext context) => new(context.ToAuditContext(), context.ClientNetwork(), context.UserAgent())
    {
        DeviceSecret = DeviceCookie.Read(context.Request),
        SignedIn = context.SignedIn(),
    };

    /// <summary>Signs the browser in: from the next request on it is the session's.</summary>
    public static void Begin(this HttpContext context, OpenedSession opened)
    {
        SessionCookie.Write(context, opened.Token, opened.Kept);
        DeviceCookie.Write(context, opened.DeviceSecret);
    }

    /// <summary>What tries are counted by: an address, of IPv6 its first half, as that is what a household or office has.</summary>
    public static string ClientNetwork(this HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]]).ToString(),
        var address => address.ToString(),
    };

    /// <summary>As the browser names itself, without what no database keeps.</summary>
    private static string UserAgent(this HttpContext context)
    {
        var name = string.Concat(context.Request.Headers.UserAgent.ToString().Where(c => c is >= ' ' and < '\u007f'));
        return name.Length > UserAgentLength ? name[..UserAgentLength] : name;
    }
}
