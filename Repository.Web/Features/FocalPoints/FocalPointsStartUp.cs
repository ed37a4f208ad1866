using Repository.Domain.Submissions;

namespace Repository.Web.Features.FocalPoints;

public static class FocalPointsStartUp
{
    public static void AddFocalPoints(this IServiceCollection services)
    {
        services.AddSingleton<FocalPointStore>().AddSingleton<FocalPointDesk>().AddSingleton<ConfirmationDesk>().AddSingleton<FocalPointRetention>();
        services.AddScoped<FocalPointSheets>().AddScoped<FocalPointPanels>().AddScoped<ConfirmationPages>();
    }
}
