using Microsoft.AspNetCore.Antiforgery;
using Repository.Domain.Accounts;
using Repository.Web.Access;

namespace Repository.Web.Identity;

public static class IdentityStartUp
{
    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AccountStore>().AddSingleton<SessionStore>().AddSingleton<RoleStore>();
        services.AddSingleton<IAntiforgery, SchemeAntiforgery>();
        services.AddScoped<AccessGate>();
        return builder;
    }
}
