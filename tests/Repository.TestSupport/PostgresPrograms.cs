using System.Diagnostics;

namespace Repository.TestSupport;

/// <summary>Where PostgreSQL's programs are, and how to run them: the server refuses to be run by root.</summary>
internal sealed record PostgresPrograms(string InitDb, string Postgres)
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string Account = "postgres";

    /// <returns>Null where there are none, or no shell to run them by.</returns>
    public static PostgresPrograms? Find() => OperatingSystem.IsWindows() ? null : Folders()
        .Select(folder => new PostgresPrograms(Path.Combine(folder, "initdb"), Path.Combine(folder, "postgres")))
        .FirstOrDefault(programs => File.Exists(programs.InitDb) && File.Exists(programs.Postgres));

    /// <summary>The command, as an account that is not root.</summary>
    public static ProcessStartInfo Unprivileged(params string[] command)
    {
        var whole = Environment.IsPrivilegedProcess ? [.. ChangeAccount(), .. command] : command;
        return new ProcessStartInfo(whole[0], whole[1..]) { WorkingDirectory = "/" };
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

    private static bool InPath(string program) => Folders().Any(folder => File.Exists(Path.Combine(folder, program)));
}
