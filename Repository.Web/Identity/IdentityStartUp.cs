using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Repository.Domain.Accounts;
using Repository.Domain.Notifications;
using Repository.Domain.Organisations;
using Repository.Web.Access;
using Repository.Web.Security;

namespace Repository.Web.Identity;

public static class IdentityStartUp
{
    /// <summary>Of PBKDF2 with HMAC-SHA-512: what OWASP's cheat sheet on password storage asks for. A higher figure takes effect at each next sign-in.</summary>
    public const int HashIterations = 210_000;

    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AccountStore>().AddSingleton<SessionStore>().AddSingleton<RoleStore>();
        services.AddOptions<AccountLimitOptions>().BindConfiguration("AccountLimits").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<AccountLimitOptions>>().Value.ToLimits());
        services.AddSingleton<SignInDesk>().AddSingleton<SessionDesk>().AddSingleton<RegistrationDesk>().AddSingleton<AdministratorDesk>().AddSingleton<PasswordDesk>().AddSingleton<EmailDesk>();
        services.TryAddSingleton<MembershipDesk>();
        services.AddSingleton<AccountLinkStore>().AddSingleton<ILinkIssuer, LinkIssuer>();
        services.AddSingleton<AccountRetention>().AddHostedService<AccountCleaner>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>().AddSingleton<HashingTurns>().AddSingleton<Passwords>().AddSingleton<PasswordTries>();
        services.AddSingleton<IAntiforgery, SchemeAntiforgery>();
        services.AddScoped<AccessGate>();
        services.AddSingleton<Refusals>().AddHostedService<RefusalWriter>();
        return builder;
    }
}
