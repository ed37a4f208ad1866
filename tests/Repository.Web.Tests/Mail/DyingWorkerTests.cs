using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.TestSupport;
using Repository.Web.Mail;

namespace Repository.Web.Tests.Mail;

/// <summary>A worker ends at any of its steps; another goes on. Each mail arrives, and at most twice.</summary>
public sealed class DyingWorkerTests
{
    private const int Seed = 20_260_301;

    /// <summary>Of one mail: to claim it, to mark it, to pass it on, to tell its end. A death may be before or after each.</summary>
    private const int Steps = 5 + 4 + 2 + 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_whose_worker_dies_once_arrives_once_or_twice()
    {
        var mails = TestEffort.Of(quick: 300, full: 2_000, extended: 10_000);
        var ends = new HashSet<string>(StringComparer.Ordinal);
        var world = await SendAsync(mails, deaths: 1, ends);

        Assert.All(world.Arrived.Values, count => Assert.InRange(count, 1, 2));
        Assert.Equal(mails, world.Arrived.Count);
        Assert.Contains(2, world.Arrived.Values);
        Assert.Equal([MailState.Sent], world.States.Values.Distinct());
        Assert.Equal(["after", "before"], ends.Order(StringComparer.Ordinal));
    }

    /// <summary>Twice in the moment between marking a mail and passing it on: nobody can know that it did not go out, so a person is asked.</summary>
    [Fact]
    public async Task A_mail_whose_workers_die_again_and_again_arrives_at_most_twice_and_is_never_lost_in_silence()
    {
        var mails = TestEffort.Of(quick: 100, full: 1_000, extended: 10_000);
        var world = await SendAsync(mails, deaths: 6, []);

        Assert.All(world.Arrived.Values, count => Assert.InRange(count, 1, 2));
        Assert.All(world.States, mail => Assert.True(mail.Value == MailState.Uncertain || (mail.Value == MailState.Sent && world.Arrived.ContainsKey(mail.Key)), $"{mail.Key} is {mail.Value}"));
        Assert.Contains(MailState.Uncertain, world.States.Values);
    }

    /// <param name="deaths">How often the worker of each mail dies, at random steps.</param>
    /// <param name="ends">Takes whether deaths were before or after a mail arrived.</param>
    private static async Task<Outcome> SendAsync(int mails, int deaths, HashSet<string> ends)
    {
        await using var world = await MailWorld.CreateAsync();
        await using var source = new UnsyncedSource(world.Test.Address);
        await AddAsync(world, mails);
        var random = new Random(Seed);
        var arrived = new Dictionary<string, int>(StringComparer.Ordinal);
        var met = new Dictionary<Guid, int>();
        while (true)
        {
            if (await NextAsync(world) is not { } next)
            {
                if (!await HasMoreAsync(world))
                {
                    break;
                }

                continue;
            }

            var dies = met.GetValueOrDefault(next) < deaths;
            var process = new DyingProcess(dies ? random.Next(Steps) : -1);
            var transport = new DyingTransport(process, arrived);
            var outbox = new MailOutbox(new Database(new DyingDataSource(source, process), Dialect.Sqlite, world.Clock));
            try
            {
                await world.Dispatcher(transport, outbox).SendNextAsync(Ct);
            }
            catch (DeathException)
            {
                met[next] = met.GetValueOrDefault(next) + 1;
                ends.Add(transport.HasArrived ? "after" : "before");
            }
        }

        Assert.True(met.Values.Sum() >= mails, $"only {met.Values.Sum()} deaths");
        var states = (await world.Outbox.ListAsync(MailFilter.All, before: null, mails, Ct)).ToDictionary(mail => mail.Address, mail => mail.State, StringComparer.Ordinal);
        return new Outcome(arrived, states);
    }

    private static Task AddAsync(MailWorld world, int mails) => world.Test.Database.WriteAsync(
        async session =>
        {
            for (var i = 0; i < mails; i++)
            {
                await world.Outbox.AddAsync(session, AccountMails.ConfirmEmail(Guid.CreateVersion7(), Address(i), "Ana", "en"), Ct);
            }
        },
        Ct);

    /// <summary>The mail that is claimed next, so that its deaths can be counted.</summary>
    private static Task<Guid?> NextAsync(MailWorld world) => world.Test.Database.ReadAsync(
        session => session.FirstOrDefaultAsync<Guid?>("select id from outgoing_mails where due_at <= @now order by due_at, id limit 1", new { now = session.Now }, Ct), Ct);

    /// <summary>Leases end, and whatever waits is due.</summary>
    private static async Task<bool> HasMoreAsync(MailWorld world)
    {
        world.Clock.Advance(TimeSpan.FromHours(7));
        return (await world.Outbox.CountAsync(Ct)).Any(count => count.State is MailState.Waiting or MailState.Sending && count.Count > 0);
    }

    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number}@example.org");

    private sealed record Outcome(IReadOnlyDictionary<string, int> Arrived, IReadOnlyDictionary<string, MailState> States);

    private sealed class DyingTransport(DyingProcess process, Dictionary<string, int> arrived) : IMailTransport
    {
        public bool HasArrived { get; private set; }

        public Task<AttemptEnd> SendAsync(ComposedMail mail, CancellationToken ct)
        {
            process.Step();
            arrived[mail.Address] = arrived.GetValueOrDefault(mail.Address) + 1;
            HasArrived = true;
            process.Step();
            return Task.FromResult<AttemptEnd>(new AttemptEnd.Sent());
        }
    }

    /// <summary>Death is simulated, so the disk need not be waited for.</summary>
    private sealed class UnsyncedSource(string path) : DbDataSource
    {
        public override string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = path }.ToString();

        protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

        protected override DbConnection OpenDbConnection()
        {
            var connection = CreateDbConnection();
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma synchronous = off";
            command.ExecuteNonQuery();
            return connection;
        }
    }
}
