using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Repository.Web.Tests.Support;

/// <summary>The site behind a real server on a port of this machine, for what only shows on the wire.</summary>
public sealed class ServedSite : TestSite, IAsyncLifetime
{
    private HttpClient? client;

    public ServedSite() => UseKestrel(0);

    public HttpClient Client => client!;

    public async ValueTask InitializeAsync()
    {
        await FillAsync();
        StartServer();
        client = CreateClient();
    }

    /// <summary>Sends bytes as they are and reads the answer's first line and all the rest.</summary>
    public async Task<(HttpStatusCode Status, string Answer)> SendAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        return ((HttpStatusCode)int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), answer);
    }

    public Task<(HttpStatusCode Status, string Answer)> GetAsync(string target) => SendAsync($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
}
