using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Caching;
using Repository.Web.Catalogue;
using Repository.Web.Features;
using Repository.Web.Features.Contact;
using Repository.Web.Features.Errors;
using Repository.Web.Features.Health;
using Repository.Web.Forms;
using Repository.Web.Identity;
using Repository.Web.Languages;
using Repository.Web.Limits;
using Repository.Web.Mail;
using Repository.Web.Security;

namespace Repository.Web.StartUp;

/// <summary>The web application, put together.</summary>
public static class Site
{
    public static WebApplication Build(string[] hostArguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = hostArguments, ContentRootPath = PublishedRoot() });
        builder.AddHost().AddRequestIds().AddStorage().AddCatalogue().AddLanguages().AddIdentity().AddForms().AddLimits().AddContact().AddMail().AddPageCache().AddFeatures();

        var site = builder.Build();
        site.UseForwardedHeaders();
        site.UseRequestIds();
        site.UseSecurityHeaders();
        site.UseLanguageOfAddress();
        site.UseExceptionHandler(ErrorPages.Handler);
        site.UseStatusCodePagesWithReExecute("/errors/{0}");
        site.UseKnownHosts();
        site.UseResponseCompression();
        site.UseFormDetours();
        site.UseRouting();
        site.UseRequestBodies();
        site.UseSessions();
        site.UseRequestLimits();
        site.UseAccess();
        site.UsePageValidators();
        site.UseOutputCache();
        site.UsePageLimits();
        site.MapStaticAssets().Allows(PolicyTable.ReadOpen);
        site.MapControllers().WithStaticAssets();
        site.MapHealth();
        site.MapContact();
        site.MapLanguageRedirect();
        return site;
    }

    /// <summary>A published program finds its files beside itself, wherever it is started from.</summary>
    private static string? PublishedRoot() => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
