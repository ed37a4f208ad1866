using Microsoft.Extensions.Options;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Content;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Domain.Organisations;
using Repository.Domain.Pages;
using Repository.Domain.People;
using Repository.Domain.Settings;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Demonstration;

namespace Repository.Web.StartUp;

public static class StorageStartUp
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => DatabaseFactory.Create(
            new DatabaseOptions
            {
                ConnectionString = provider.GetRequiredService<IOptions<RepositoryOptions>>().Value.ConnectionString,
                DataFolder = provider.GetRequiredService<RepositoryFolders>().Data,
            },
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new MigrationRunner(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DatabaseCheck>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<TaxonomyStore>();
        services.AddSingleton<ContributionStore>();
        services.AddSingleton<PageStore>();
        services.AddSingleton<SpaceStore>().AddSingleton<SpaceDesk>().AddSingleton<SuggestionStore>().AddSingleton<SuggestionDesk>();
        services.AddSingleton<ContentFileStore>();
        services.AddSingleton<ContentImporter>();
        services.AddSingleton<FirstAdministratorCode>();
        services.AddSingleton<MailOutbox>().AddSingleton<OutboxDesk>();
        services.AddSingleton<SiteSettingsStore>().AddSingleton<CurrentSettings>();
        services.AddSingleton<ProfileStore>().AddSingleton<PublicPeople>().AddSingleton<PeopleList>().AddSingleton<AuthorStore>();
        services.AddSingleton<OrganisationStore>().AddSingleton<MembershipStore>().AddSingleton<MembershipDesk>();
        services.AddSingleton<AccountAdministration>();
        services.AddSingleton<DemonstrationState>().AddSingleton<DemonstrationPeople>();
        return builder;
    }
}
