using System.Collections.Concurrent;
using System.Diagnostics;

namespace Repository.Web.Tests.Support;

/// <summary>The program as a process of its own.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>128 and the number of SIGKILL.</summary>
    private const int KilledExitCode = 137;

    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process;

    private RunningProgram(Process process) => this.process = process;

    public IReadOnlyCollection<string> Lines => lines;

    public string Output => string.Join('\n', lines);

    public static RunningProgram Start(string dataFolder, string? contentFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Repository.Web.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(SourceTree.Root, "Repository.Web"),
        };
        start.Environment["Repository__DataFolder"] = dataFolder;
        start.Environment["Limits__Enabled"] = "false";
        start.Environment["Repository__ContentFolder"] = contentFolder ?? SourceTree.Content;
        var program = new RunningProgram(new Process { StartInfo = start });
        program.process.OutputDataReceived += (_, line) => program.Keep(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Keep(line.Data);
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    /// <returns>The exit code, once it has ended by itself.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <returns>The address at which it serves.</returns>
    public async Task<Uri> ServingAsync()
    {
        const string Announcement = "The repository is at ";
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(50))
        {
            if (lines.FirstOrDefault(line => line.StartsWith(Announcement, StringComparison.Ordinal)) is { } line)
            {
                return new Uri(line[Announcement.Length..]);
            }
        }

        throw new InvalidOperationException($"it does not serve: {Output}");
    }

    /// <summary>As a service manager does, and Ctrl-C alike; but that one is ignored by whatever a shell has begun in the background.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>At once, without a word; it must not have ended before.</summary>
    public async Task KillAsync()
    {
        Assert.False(process.HasExited, $"it ended by itself: {Output}");
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        Assert.True(OperatingSystem.IsWindows() || process.ExitCode == KilledExitCode, $"it ended with {process.ExitCode}: {Output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
