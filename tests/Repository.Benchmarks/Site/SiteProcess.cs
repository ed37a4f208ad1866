using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Repository.Benchmarks.Site;

/// <summary>The published site as a process of its own, on a free port of this machine. Disposing of it ends it.</summary>
internal sealed class SiteProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process process;

    private SiteProcess(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>Runs a command of the program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task RunAsync(string program, string dataFolder, string[] arguments, CancellationToken ct)
    {
        using var command = Quiet(StartInfo(program, dataFolder, arguments));
        await command.WaitForExitAsync(ct);
        if (command.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {command.ExitCode}");
        }
    }

    /// <param name="settings">As arguments: <c>--Section:Name=value</c>.</param>
    public static SiteProcess Start(string program, string dataFolder, params string[] settings)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        return new SiteProcess(Quiet(StartInfo(program, dataFolder, ["--urls", address, .. settings])), new Uri(address));
    }

    /// <summary>Waits until that page is answered with 200.</summary>
    public async Task UntilAnsweredAsync(string page, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(5, ct))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"the site ended with {process.ExitCode}");
            }

            try
            {
                using var answer = await Client.GetAsync(new Uri(page, UriKind.Relative), ct);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        throw new TimeoutException($"{page} was not answered within {Patience}");
    }

    /// <summary>What the process holds of the machine's memory, in MiB, mapped files included.</summary>
    public double WorkingSetMiB()
    {
        process.Refresh();
        return process.WorkingSet64 / (1024.0 * 1024);
    }

    public void Dispose()
    {
        Client.Dispose();
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Its output is read and dropped: a full pipe would stop it.</summary>
    private static Process Quiet(ProcessStartInfo start)
    {
        var started = Process.Start(start)!;
        started.BeginOutputReadLine();
        return started;
    }

    private static ProcessStartInfo StartInfo(string program, string dataFolder, params string[] arguments) => new("dotnet", [program, .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        Environment = { ["Repository__DataFolder"] = dataFolder, ["Logging__LogLevel__Default"] = "Warning", ["Limits__Enabled"] = "false" },
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
