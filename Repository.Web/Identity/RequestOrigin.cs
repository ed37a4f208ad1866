using System.Net;

namespace Repository.Web.Identity;

/// <summary>From where a request comes, as far as the server sees.</summary>
public static class RequestOrigin
{
    /// <summary>Longer names of browsers tell no more, and one is kept with each session.</summary>
    private const int UserAgentLength = 200;

    /// <summary>Of the client, or of the proxy that the site is not told to trust; empty where there is no network between.</summary>
    public static string ClientAddress(this HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        IPAddress address => address.ToString(),
    };

    /// <summary>As the browser names itself, without what no database keeps.</summary>
    public static string UserAgent(this HttpContext context)
    {
        var name = string.Concat(context.Request.Headers.UserAgent.ToString().Where(c => c is >= ' ' and < '\u007f'));
        return name.Length > UserAgentLength ? name[..UserAgentLength] : name;
    }
}
