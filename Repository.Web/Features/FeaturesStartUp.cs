using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;
using Repository.Web.Exports;
using Repository.Web.Features.Account;
using Repository.Web.Features.Admin;
using Repository.Web.Features.Audit;
using Repository.Web.Features.Checks;
using Repository.Web.Features.Contribute;
using Repository.Web.Features.Feeds;
using Repository.Web.Features.FocalPoints;
using Repository.Web.Features.Health;
using Repository.Web.Features.Home;
using Repository.Web.Features.Notifications;
using Repository.Web.Features.Organisations;
using Repository.Web.Features.Outbox;
using Repository.Web.Features.People;
using Repository.Web.Features.Records;
using Repository.Web.Features.Records.Citations;
using Repository.Web.Features.Reviews;
using Repository.Web.Features.Search;
using Repository.Web.Features.Settings;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Features.Spaces;
using Repository.Web.Features.Terms;
using Repository.Web.Features.Threads;
using Repository.Web.Markdown;

namespace Repository.Web.Features;

public static class FeaturesStartUp
{
    public static WebApplicationBuilder AddFeatures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddControllersWithViews(options => options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>());
        // Letters of every script as they are: pages are smaller and can be read. What markup means is encoded all the same.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViews()));
        services.Configure<RouteOptions>(options => options.ConstraintMap["kind"] = typeof(KindConstraint));
        services.AddSingleton<MarkdownRenderer>();
        services.AddScoped<Links>().AddScoped<Labels>().AddScoped<Assets>().AddScoped<RecordFacts>().AddScoped<CheckWords>();
        services.AddScoped<HomePageBuilder>();
        services.AddScoped<SearchPageBuilder>().AddScoped<SearchFacets>().AddScoped<SearchAlternatives>();
        services.AddScoped<RecordPageBuilder>().AddScoped<RecordFactsBuilder>().AddScoped<RecordListBuilder>();
        services.AddScoped<RecordDoor>().AddScoped<VersionPages>().AddScoped<CitationBuilder>().AddScoped<RecordRights>().AddScoped<WithdrawalSheets>();
        services.AddScoped<TermPageBuilder>();
        services.AddScoped<SearchFeed>();
        services.AddScoped<AccountForms>();
        services.AddScoped<TermOptions>();
        services.AddScoped<ProfileSheet>().AddScoped<PersonPageBuilder>();
        services.AddScoped<OrganisationPages>().AddScoped<MembershipPages>();
        services.AddScoped<PeoplePages>().AddScoped<PersonSheets>().AddScoped<OrganisationSheets>().AddScoped<MembershipSheets>().AddScoped<RoleWords>();
        services.AddSingleton<ExportNotes>();
        services.AddSingleton<MailPlace>().AddScoped<OutboxPages>();
        services.AddScoped<AuditWords>().AddScoped<AuditFilters>().AddScoped<AuditPages>();
        services.AddScoped<SettingsSheets>();
        services.AddContribute();
        services.AddFocalPoints();
        services.AddReviews();
        services.AddNotifications();
        services.AddThreads();
        services.AddScoped<SpaceDoor>().AddScoped<SpaceQueries>().AddScoped<SpaceFilters>().AddScoped<SpaceWords>().AddScoped<SpacePages>().AddScoped<SpaceSheets>().AddScoped<SpaceFields>().AddScoped<SpaceForms>().AddScoped<SuggestionDoor>().AddScoped<SuggestionPages>();
        services.AddHealth();
        return builder;
    }

    /// <summary>Views stand beside their controller: its namespace is the folder.</summary>
    private sealed class FeatureViews : IViewLocationExpander
    {
        private const string Key = "feature";

        public void PopulateValues(ViewLocationExpanderContext context)
        {
            var controller = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo;
            context.Values[Key] = controller?.Namespace?.Split('.')[^1];
        }

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            [$"/Features/{context.Values[Key]}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
    }
}
