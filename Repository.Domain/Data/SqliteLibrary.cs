using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Repository.Domain.Data;

/// <summary>
/// Takes the newer of two SQLite libraries: the operating system's, which its owner keeps up to date,
/// and the old one that the package carries, which is there on every machine.
/// </summary>
public static class SqliteLibrary
{
    private const string BundledName = "e_sqlite3";

    private static readonly Lazy<SqliteChoice> Choice = new(Choose);

    /// <summary>Must run before the first connection is made; later calls do nothing.</summary>
    public static SqliteChoice Load() => Choice.Value;

    private static SqliteChoice Choose()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var system = Candidate.TryLoad(SystemName(), provider);
        var bundled = Candidate.TryLoad(BundledName, provider);
        var (taken, left) = bundled is null || system?.Version >= bundled.Version ? (system, bundled) : (bundled, system);
        if (taken is null)
        {
            throw new DllNotFoundException($"neither {SystemName()} nor the bundled {BundledName} can be loaded");
        }

        left?.Free();
        NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == BundledName ? taken.Handle : 0);
        Batteries_V2.Init();
        return new SqliteChoice(taken.Name, taken.Version, taken == system);
    }

    private static string SystemName() =>
        OperatingSystem.IsWindows() ? "winsqlite3" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";

    private sealed record Candidate(string Name, nint Handle, Version Version)
    {
        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate int LibraryVersionNumber();

        public static Candidate? TryLoad(string name, Assembly assembly)
        {
            if (!NativeLibrary.TryLoad(name, assembly, searchPath: null, out var handle))
            {
                return null;
            }

            if (NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var address))
            {
                return new Candidate(name, handle, Numbered(Marshal.GetDelegateForFunctionPointer<LibraryVersionNumber>(address)()));
            }

            NativeLibrary.Free(handle);
            return null;
        }

        public void Free() => NativeLibrary.Free(Handle);

        /// <summary>3040001 is 3.40.1.</summary>
        private static Version Numbered(int number) => new(number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
    }
}

/// <param name="OfTheSystem">The operating system's, not the one that the package carries.</param>
public sealed record SqliteChoice(string Name, Version Version, bool OfTheSystem);
