using System.Diagnostics;
using System.Text;
using Repository.Domain.Data;
using Repository.Web.CommandLine;

namespace Repository.Browser.Tests;

/// <summary>The real program in a process and a data folder of its own.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    /// <summary>A database with the real content, imported once in a process and copied for each site.</summary>
    private static readonly Lazy<Task<byte[]>> Imported = new(ImportAsync);

    /// <summary>A start builds the index.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repository-browser-");
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiteProcess(string[] arguments)
    {
        process = new Process { StartInfo = Command(folder.FullName, arguments) };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public string DataFolder => folder.FullName;

    /// <summary>What it has said so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <param name="arguments">Besides the address.</param>
    public static async Task<SiteProcess> StartAsync(params string[] arguments)
    {
        var site = new SiteProcess(arguments);
        await File.WriteAllBytesAsync(Path.Combine(site.DataFolder, DatabaseFactory.SqliteFileName), await Imported.Value);
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        try
        {
            site.Address = await site.address.Task.WaitAsync(StartTimeout);
            return site;
        }
        catch (Exception problem)
        {
            await site.DisposeAsync();
            throw new InvalidOperationException($"The site does not start: {site.output}", problem);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopTimeout);
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<byte[]> ImportAsync()
    {
        var data = Directory.CreateTempSubdirectory("repository-import-");
        try
        {
            Assert.Equal(ExitCodes.Success, await Commands.RunAsync(["import", "--applicationName=Repository.Web", $"--Repository:DataFolder={data.FullName}"]));

            // Closing the last connection has moved the write-ahead log into the file.
            return await File.ReadAllBytesAsync(Path.Combine(data.FullName, DatabaseFactory.SqliteFileName));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>
    /// A shell holds the site and reads from this process. When this process ends, even by SIGKILL, the reading ends,
    /// and the shell asks the site to stop.
    /// </summary>
    private static ProcessStartInfo Command(string dataFolder, string[] arguments)
    {
        const string Guardian = """
            exec 3<&0
            "$@" </dev/null &
            site=$!
            (cat; kill -TERM $site) <&3 >/dev/null 2>&1 &
            wait $site
            """;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guardian, "guardian", "dotnet", Program(), "--urls", "http://127.0.0.1:0", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        start.Environment["Repository__DataFolder"] = dataFolder;
        // All readers of the tests come from one address.
        start.Environment["AccountLimits__SignInsPerMinute"] = "1000";
        start.Environment["AccountLimits__MailsPerHour"] = "1000";
        start.Environment["Limits__Enabled"] = "false";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("ASPNETCORE_URLS");
        return start;
    }

    /// <summary>Built beside the tests, in the same configuration.</summary>
    private static string Program()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var root = framework;
        while (!File.Exists(Path.Combine(root.FullName, "Repository.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("no folder above the tests holds Repository.sln");
        }

        return Path.Combine(root.FullName, "Repository.Web", "bin", framework.Parent!.Name, framework.Name, "Repository.Web.dll");
    }

    private void Hear(string? line)
    {
        const string Announcement = "The repository is at ";
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException("It ended."));
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }

        if (line.StartsWith(Announcement, StringComparison.Ordinal))
        {
            address.TrySetResult(line[Announcement.Length..].TrimEnd('/'));
        }
    }
}
