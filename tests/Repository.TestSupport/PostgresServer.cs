using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Repository.TestSupport;

/// <summary>
/// A server in a folder of its own, held by a shell that reads from this process. When this process ends, even by SIGKILL,
/// the reading ends too: the shell stops its server, and no other, and removes the folder.
/// </summary>
internal sealed class PostgresServer
{
    public const string Superuser = "repository";

    /// <summary>First the password comes in, then “initialized” goes out, then the port comes in; what goes out after that is the log of a server that has ended.</summary>
    private const string Guardian = """
        initdb="$1"; postgres="$2"; shift 2
        folder=$(mktemp -d "${TMPDIR:-/tmp}/repository-postgres-XXXXXX" 2>/dev/null || mktemp -d /tmp/repository-postgres-XXXXXX) || exit
        initialize() {
            "$initdb" --pgdata "$folder/data" --username repository --pwfile "$folder/password" --auth=password \
                --encoding=UTF8 --locale=C --no-sync --no-instructions "$@" >"$folder/log" 2>&1
        }
        read -r password && echo "$password" >"$folder/password"

        # A language's order of words, unlike the bytes' order: SQL that forgets its collation is found out.
        # Versions before 15 know no such option.
        if initialize --locale-provider=icu --icu-locale=en || initialize; then
            echo initialized
            read -r port && {
                exec 3<&0
                "$postgres" -D "$folder/data" -h 127.0.0.1 -p "$port" "$@" >"$folder/log" 2>&1 &
                server=$!
                { cat <&3; kill -QUIT $server; } >/dev/null 2>&1 &
                wait $server
            }
        fi
        tail -n 20 "$folder/log"
        rm -rf "$folder"
        """;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(8);

    private readonly Process guardian;

    private PostgresServer(Process guardian, int port)
    {
        this.guardian = guardian;
        Port = port;
    }

    public int Port { get; }

    public bool HasEnded => guardian.HasExited;

    /// <exception cref="InvalidOperationException">Its data folder could not be made.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresPrograms programs, string password)
    {
        var start = PostgresPrograms.Unprivileged(["/bin/sh", "-c", Guardian, "guardian", programs.InitDb, programs.Postgres, .. Settings()]);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        var shell = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(shell);
        await SendAsync(shell, password);
        var answer = await shell.StandardOutput.ReadLineAsync();
        if (answer != "initialized")
        {
            throw new InvalidOperationException($"PostgreSQL's initdb failed: {answer}\n{await shell.StandardOutput.ReadToEndAsync()}");
        }

        // Asked for at the last moment, so that hardly anybody else can take it meanwhile.
        var port = FreePort();
        await SendAsync(shell, port.ToString(CultureInfo.InvariantCulture));
        return new PostgresServer(shell, port);
    }

    /// <summary>What the server that has ended said last.</summary>
    public Task<string> LastWordsAsync() => guardian.StandardOutput.ReadToEndAsync();

    private static async Task SendAsync(Process shell, string line)
    {
        await shell.StandardInput.WriteAsync(line + "\n");
        await shell.StandardInput.FlushAsync();
    }

    private static void Stop(Process shell)
    {
        shell.StandardInput.Close();
        shell.WaitForExit(StopTimeout);
    }

    private static IEnumerable<string> Settings()
    {
        string[] settings =
        [
            "unix_socket_directories=", "max_connections=300", "shared_buffers=64MB",

            // Its folder may lie in memory.
            "max_wal_size=128MB",

            // Nothing of this outlives the process, so nothing needs the disk.
            "fsync=off", "synchronous_commit=off", "full_page_writes=off",
        ];
        return settings.SelectMany(setting => new[] { "-c", setting });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
