using System.Diagnostics;

namespace Repository.TestSupport;

/// <summary>Where PostgreSQL's programs are, and how to run them: the server refuses to be run by root.</summary>
internal sealed record PostgresPrograms(string InitDb, string Postgres)
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string Account = "postgres";

    private static readonly bool ByRoot = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public static PostgresPrograms? Find() => Folders()
        .Select(folder => new PostgresPrograms(Path.Combine(folder, "initdb"), Path.Combine(folder, "postgres")))
        .FirstOrDefault(programs => File.Exists(programs.InitDb) && File.Exists(programs.Postgres));

    /// <summary>Gives the folder to the account that the server runs under.</summary>
    public static async Task GiveFolderAsync(string folder)
    {
        if (ByRoot)
        {
            await RunAsync(new ProcessStartInfo("chown", ["-R", Account, folder]));
        }
    }

    /// <summary>The command, as an account that is not root.</summary>
    public static ProcessStartInfo Unprivileged(params string[] command)
    {
        var whole = ByRoot ? [.. ChangeAccount(), .. command] : command;
        return new ProcessStartInfo(whole[0], whole[1..]) { WorkingDirectory = Path.GetTempPath() };
    }

    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} failed: {string.Concat(output)}");
        }
    }

    private static IEnumerable<string> Folders()
    {
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var debian = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin")) : [];
        return [.. path, .. debian];
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    private static string[] ChangeAccount()
    {
        if (InPath("runuser"))
        {
            return ["runuser", "-u", Account, "--"];
        }

        return InPath("setpriv")
            ? ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--init-groups", "--"]
            : ["su", Account, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"];
    }

    private static bool InPath(string program) => Folders().Append("/usr/sbin").Append("/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));
}
