using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Repository.Domain.Accounts;
using Repository.Web.Access;
using Repository.Web.Identity;

namespace Repository.Web.Forms;

public static class FormsStartUp
{
    public static WebApplicationBuilder AddForms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // The name keeps keys the same wherever the program lies; nodes may have other folders.
        services.AddDataProtection().SetApplicationName("Repository");
        services.AddSingleton<ProtectionKeyStore>().AddSingleton<KeptFormStore>().AddSingleton<KeptForms>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, DatabaseKeys>();
        services.Configure<MvcOptions>(options =>
        {
            options.Conventions.Add(new RouteValuesOnly());
            options.Filters.Add<VoidFormTokens>();
            options.Filters.Add<FormFilling>();
        });
        return builder;
    }

    /// <summary>Makes the first key before the first request, as no transaction of another may be open then.</summary>
    public static void PrepareForms(this IServiceProvider services) => services.GetRequiredService<KeptForms>().Protect(new KeptForm("/", []));
}
