namespace Repository.Web.Tests.Support;

/// <summary>Tests with one site and one clock follow one another.</summary>
[CollectionDefinition(nameof(AccountSite))]
public sealed class AccountSites : ICollectionFixture<AccountSite>;

/// <summary>A site whose accounts are limited as in use.</summary>
public sealed class LimitedAccounts : IAsyncLifetime
{
    private AccountSite? site;

    public AccountSite Site => site!;

    public async ValueTask InitializeAsync() => site = await AccountSite.WithLimitsAsync(new());

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

[CollectionDefinition(nameof(LimitedAccounts))]
public sealed class LimitedAccountSites : ICollectionFixture<LimitedAccounts>;
