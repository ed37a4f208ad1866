using Repository.Web.Features.Health.Parts;

namespace Repository.Web.Features.Health;

public static class HealthStartUp
{
    /// <summary>The parts in the order in which the page tells of them.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddScoped<IHealthPart, DatabaseHealth>()
        .AddScoped<IHealthPart, IndexHealth>()
        .AddScoped<IHealthPart, MailHealth>()
        .AddScoped<IHealthPart, DiskHealth>()
        .AddScoped<IHealthPart, ThumbnailHealth>()
        .AddScoped<IHealthPart, KeysHealth>()
        .AddScoped<IHealthPart, AuditHealth>()
        .AddScoped<IHealthPart, ProgramHealth>()
        .AddScoped<HealthWords>()
        .AddScoped<HealthReport>();
}
