using Repository.Search.Catalogue;

namespace Repository.Web.Catalogue;

public static class CatalogueStartUp
{
    public static WebApplicationBuilder AddCatalogue(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveCatalogue>();
        builder.Services.AddSingleton<CatalogueFeeder>();
        builder.Services.AddHostedService<CatalogueFollower>();
        // One moment of the catalogue a request, so that everything on a page belongs together.
        builder.Services.AddScoped(services => services.GetRequiredService<LiveCatalogue>().Current);
        return builder;
    }
}

/// <summary>Keeps this node's catalogue in step with the database for as long as the site runs.</summary>
public sealed class CatalogueFollower(CatalogueFeeder feeder) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => feeder.FollowAsync(stoppingToken);
}
