using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Repository.Search.Tests;

/// <summary>Repository.EndlessWriter as a process, there to be killed.</summary>
internal sealed class EndlessProgram : IAsyncDisposable
{
    /// <summary>From one line to the next, which may be that of an index built anew on a machine at its limits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What the system says of a process that SIGKILL has ended.</summary>
    private const int Killed = 128 + 9;

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly Task reading;
    private readonly Task<string> errors;

    private EndlessProgram(Process process)
    {
        this.process = process;
        reading = ReadAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public static EndlessProgram Start(params IEnumerable<object> arguments)
    {
        var given = arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture)!);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Repository.EndlessWriter.dll"), .. given])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new EndlessProgram(Process.Start(start)!);
    }

    /// <summary>All that it wrote and that was waited for; all that it ever wrote once it is killed.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The next line of that kind, when it has been written.</summary>
    /// <exception cref="InvalidOperationException">It has ended by itself.</exception>
    public async Task<string> NextAsync(Func<string, bool> wanted)
    {
        using var patience = new CancellationTokenSource();
        try
        {
            do
            {
                patience.CancelAfter(Patience);
                Lines.Add(await lines.Reader.ReadAsync(patience.Token));
            }
            while (!wanted(Lines[^1]));

            return Lines[^1];
        }
        catch (ChannelClosedException end)
        {
            throw new InvalidOperationException($"it ended by itself: {await errors}", end);
        }
    }

    /// <summary>Ends it at this instant: nothing of it runs any more, not even what runs at an end.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        while (lines.Reader.TryRead(out var line))
        {
            Lines.Add(line);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.True(process.ExitCode == Killed, $"it ended by itself with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}: {await errors}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Writer.TryWrite(line);
        }

        lines.Writer.Complete();
    }
}
