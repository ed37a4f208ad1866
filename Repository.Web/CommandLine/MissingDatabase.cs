using Microsoft.Extensions.Options;
using Repository.Domain.Data;
using Repository.Web.StartUp;

namespace Repository.Web.CommandLine;

/// <summary>For commands that work on a database and must not make one.</summary>
public static class MissingDatabase
{
    /// <returns>The SQLite file, if the database should be one and is not there.</returns>
    public static string? File(IServiceProvider services)
    {
        var file = Path.Combine(services.GetRequiredService<RepositoryFolders>().Data, DatabaseFactory.SqliteFileName);
        return services.GetRequiredService<IOptions<RepositoryOptions>>().Value.ConnectionString.Length > 0 || System.IO.File.Exists(file) ? null : file;
    }
}
