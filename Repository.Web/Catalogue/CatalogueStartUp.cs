using Repository.Search.Catalogue;
using Repository.Search.Catalogue.Indexing;
using Repository.Web.StartUp;

namespace Repository.Web.Catalogue;

public static class CatalogueStartUp
{
    /// <summary>Within the data folder: all in it can be made anew from the database.</summary>
    private const string FolderName = "index";

    public static WebApplicationBuilder AddCatalogue(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<LiveCatalogue>();
        services.AddSingleton(provider => new IndexFolder(Path.Combine(provider.GetRequiredService<RepositoryFolders>().Data, FolderName)));
        services.AddSingleton(provider => new ReindexExchange(provider.GetRequiredService<RepositoryFolders>().Data));
        services.AddSingleton<CatalogueBuilder>();
        services.AddSingleton<CatalogueIndexer>();
        services.AddSingleton<CatalogueCheck>();
        services.AddHostedService<CatalogueFollower>();
        services.AddHostedService<ReindexRequests>();
        // One moment of the catalogue a request, so that everything on a page belongs together; let go of with the request.
        services.AddScoped<ICatalogue>(provider => provider.GetRequiredService<LiveCatalogue>().Acquire());
        return builder;
    }
}

/// <summary>Keeps this node's catalogue in step with the database for as long as the site runs.</summary>
public sealed class CatalogueFollower(CatalogueIndexer indexer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => indexer.FollowAsync(stoppingToken), CancellationToken.None);
}
