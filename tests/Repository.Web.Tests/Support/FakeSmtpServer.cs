using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Repository.Web.Tests.Support;

/// <summary>A mail server on a free port that answers as a test says.</summary>
public sealed class FakeSmtpServer : IAsyncDisposable
{
    /// <summary>An answer that never comes.</summary>
    public const string Hang = "hang";

    /// <summary>In place of an answer the connection is closed.</summary>
    public const string Drop = "drop";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly Task accepting;

    public FakeSmtpServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What is answered to a command in place of consent: <c>connect</c>, <c>EHLO</c>, <c>MAIL</c>, <c>RCPT</c>, <c>DATA</c>, and <c>.</c> for the mail's end.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Mails that were taken.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>Lines that clients sent outside of mails.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        await accepting;
        listener.Dispose();
        stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(stopped.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await AnswerAsync(stream, "connect", "220 ready");
            while (await reader.ReadLineAsync(stopped.Token) is { } line)
            {
                Commands.Enqueue(line);
                var verb = line.Split(' ')[0].ToUpperInvariant();
                if (!await AnswerAsync(stream, verb, verb switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 fine" }) || verb != "DATA")
                {
                    continue;
                }

                var mail = await ReadMailAsync(reader);
                if (!Answers.ContainsKey("."))
                {
                    // Before the client hears of it.
                    Mails.Enqueue(mail);
                }

                await AnswerAsync(stream, ".", "250 taken");
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client left, or the test is over.
        }
    }

    /// <returns>Whether that was consent.</returns>
    private async Task<bool> AnswerAsync(NetworkStream stream, string to, string consent)
    {
        var answer = Answers.GetValueOrDefault(to, consent);
        if (answer == Hang)
        {
            await Task.Delay(Timeout.Infinite, stopped.Token);
        }

        if (answer == Drop)
        {
            throw new IOException("dropped");
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{answer}\r\n"), stopped.Token);
        return answer[0] is '2' or '3';
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stopped.Token) is { } line && line != ".")
        {
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return mail.ToString();
    }
}
