using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Oversight;

/// <summary>One site for the tests of what administrators oversee; each test has mails and entries of its own.</summary>
public sealed class OversightSite : TestSite, IAsyncLifetime
{
    private const string InsertMail = """
        insert into outgoing_mails (id, template, address, name, language, arguments, link_purpose, link_payload, account_id,
                                    state, attempts, unknown_ends, handed_over, due_at, last_error, created_at, version)
        values (@id, @template, @address, @name, 'en', '{}', 'confirm-email', 'a payload that nobody sees', @id,
                @state, 3, 0, false, null, 'the server said no', @now, 1)
        """;

    private int added;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Reader { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        await FillAsync();
        Server.PreserveExecutionContext = true;
        Reader = CreateClient();
    }

    internal Task<SignedInPerson> AdministratorAsync() => this.SignInAsync(Role.Administrator);

    /// <summary>A mail that no worker touches.</summary>
    internal Task<Guid> AddMailAsync(string template, string address, string name = "Ada", MailState state = MailState.Failed) => Get<Database>().WriteAsync(
        async session =>
        {
            // Of one millisecond, ids have no order.
            var id = Guid.CreateVersion7(session.Now.AddMilliseconds(Interlocked.Increment(ref added)));
            await session.ExecuteAsync(InsertMail, new { id, template, address, name, state = StoredName.Of(state), now = session.Now }, Ct);
            return id;
        },
        Ct);

    internal Task AppendAsync(params AuditEntry[] entries) => Get<Database>().WriteAsync(
        async session =>
        {
            foreach (var entry in entries)
            {
                await AuditLog.AppendAsync(session, entry, Ct);
            }
        },
        Ct);

    /// <summary>How many commands a page sends to the database.</summary>
    internal static async Task<int> CommandsAsync(SignedInPerson person, string address)
    {
        await person.Client.PageAsync(address);
        using var counted = CommandCount.Start();
        await person.Client.PageAsync(address);
        return counted.Value;
    }

    /// <summary>The lines of an export, its heads first.</summary>
    internal async Task<IReadOnlyList<string[]>> ExportAsync(SignedInPerson person, string address)
    {
        using var answer = await this.PostFormAsync(person, address);
        Assert.Equal(("text/csv", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        return Csv.Lines(await answer.Content.ReadAsStringAsync(Ct));
    }
}

[CollectionDefinition(Name)]
public sealed class OversightTests : ICollectionFixture<OversightSite>
{
    public const string Name = "oversight";
}
