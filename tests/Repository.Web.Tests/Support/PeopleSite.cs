using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Organisations;
using Repository.Domain.Taxonomy;

namespace Repository.Web.Tests.Support;

/// <summary>A site whose people and organisations tests may change.</summary>
public sealed class PeopleSite : TestSite, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Reader { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        await FillAsync();
        Server.PreserveExecutionContext = true;
        Reader = CreateClient();
    }

    internal Task<SignedInPerson> AdministratorAsync() => this.SignInAsync(Role.Administrator);

    public async Task<Organisation> AddOrganisationAsync(string name, params string[] domains)
    {
        var given = new Organisation
        {
            Id = Guid.Empty,
            Number = 0,
            Names = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = name }),
            ActorType = "civil-society",
            Country = "ma",
            Domains = domains,
        };
        return Assert.IsType<OrganisationOutcome.Saved>(await Get<OrganisationStore>().CreateAsync(given, AuditContext.Program, Ct)).Organisation;
    }

    /// <summary>A name that no other test uses.</summary>
    public static string Unique(string name) => $"{name} {Guid.CreateVersion7():N}";
}

/// <summary>Tests that share one such site, one after the other.</summary>
[CollectionDefinition]
public sealed class PeopleCollection : ICollectionFixture<PeopleSite>;
