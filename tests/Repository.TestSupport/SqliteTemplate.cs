using Repository.Domain.Data;

namespace Repository.TestSupport;

/// <summary>A file with the whole schema, made once in a process and copied for each test: migrating takes a disk's time.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeAsync);

    public static async Task CopyToAsync(string path) => await File.WriteAllBytesAsync(path, await Template.Value);

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("repository-template-");
        try
        {
            var path = Path.Combine(folder.FullName, DatabaseFactory.SqliteFileName);
            await using (var database = DatabaseFactory.Sqlite(path, TimeProvider.System))
            {
                await new MigrationRunner(database, TimeProvider.System).RunAsync(CancellationToken.None);
            }

            // Closing the last connection has moved the write-ahead log into the file.
            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
