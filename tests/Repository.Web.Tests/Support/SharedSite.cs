using Repository.Web.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedSite))]

namespace Repository.Web.Tests.Support;

/// <summary>The one site for all tests that only read.</summary>
public sealed class SharedSite : TestSite, IAsyncLifetime
{
    private HttpClient? client;

    public HttpClient Client => client!;

    public async ValueTask InitializeAsync()
    {
        await FillAsync();

        // What a request does counts as done by the test that sends it.
        Server.PreserveExecutionContext = true;
        client = CreateClient();
    }
}
