using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Repository.Domain.Data;
using Repository.Web.CommandLine;

namespace Repository.Web.Tests.Support;

/// <summary>The site as it is started by its own program, in this process, on a data folder of its own.</summary>
public class TestSite : WebApplicationFactory<Program>
{
    /// <summary>A database with the real content, imported once in a process and copied for each site.</summary>
    private static readonly Lazy<Task<byte[]>> Imported = new(ImportAsync);

    private readonly string folder = Directory.CreateTempSubdirectory("repository-site-").FullName;
    private readonly Action<IServiceCollection>? configure;

    protected TestSite(Action<IServiceCollection>? configure = null)
    {
        this.configure = configure;
        ClientOptions.AllowAutoRedirect = false;
        ClientOptions.HandleCookies = false;
    }

    /// <summary>What the site wrote to its log.</summary>
    public LogLines Log { get; } = new();

    /// <summary>With the real content.</summary>
    public static async Task<TestSite> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var site = new TestSite(configure);
        await site.FillAsync();
        return site;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Gives a data folder a database with the real content.</summary>
    internal static async Task FillAsync(string folder) => await File.WriteAllBytesAsync(Path.Combine(folder, DatabaseFactory.SqliteFileName), await Imported.Value);

    protected Task FillAsync() => FillAsync(folder);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As in use: a site is in production unless it is told otherwise.
        builder.UseEnvironment("Production").UseSetting("Repository:DataFolder", folder);
        // A test asks more of one site than any reader; tests of the limits turn them on.
        builder.UseSetting("Limits:Enabled", "false");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services => configure?.Invoke(services));
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
}
