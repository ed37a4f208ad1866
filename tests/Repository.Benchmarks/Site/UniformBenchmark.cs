using System.Diagnostics;
using System.Globalization;
using System.Net;
using Repository.Benchmarks.Measuring;
using Repository.Domain.Accounts;

namespace Repository.Benchmarks.Site;

/// <summary>
/// What is measured: how long the published site takes to answer a sign-in that fails, and a new password that is asked for, for an address that has an account beside one that has none. They are asked
/// in turn, one after the other. A difference beyond the noise would tell strangers who has an account. Real content, SQLite:
/// <c>dotnet run -c Release --project tests/Repository.Benchmarks -- uniform</c>.
/// </summary>
internal static class UniformBenchmark
{
    private const int Times = 60;
    private const int WarmUp = 10;

    /// <summary>Longer than a hash and the pause after it: nobody waits for the one before.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private static readonly string[] Unlimited =
    [
        "--AccountLimits:FailuresPerFiveMinutes=100000", "--AccountLimits:PasswordsPerMinute=100000", "--AccountLimits:MailsPerHour=100000", "--AccountLimits:FailuresForAlarm=1000000",
    ];

    public static async Task<int> RunAsync(string folder, CancellationToken ct)
    {
        var published = await PublishedSite.OfAsync(folder, "data-uniform", ct);
        using var site = published.Start([.. SignInPage.Settings, .. Unlimited]);
        await site.UntilAnsweredAsync("/en", ct);
        using var page = await SignInPage.OpenAsync(site.Client.BaseAddress!, ct);
        var known = await RegisteredAsync(published, page, ct);
        var unknown = $"{Guid.CreateVersion7():N}@example.org";
        Console.WriteLine("A sign-in that fails:");
        await CompareAsync(known, unknown, email => page.SendAsync("sign-in", reuse: true, ct, ("email", email), ("password", "not the password of anybody")), HttpStatusCode.BadRequest, Pause, ct);
        Console.WriteLine("A new password that is asked for:");
        await CompareAsync(known, unknown, email => page.SendAsync("reset", reuse: true, ct, ("email", email)), HttpStatusCode.Found, TimeSpan.FromMilliseconds(50), ct);
        return 0;
    }

    private static async Task CompareAsync(string known, string unknown, Func<string, Task<HttpStatusCode>> send, HttpStatusCode expected, TimeSpan pause, CancellationToken ct)
    {
        var (ofKnown, ofUnknown) = (new Latencies(), new Latencies());
        for (var time = 0; time < WarmUp + Times; time++)
        {
            // Each is the first of its pair half of the times.
            foreach (var isKnown in time % 2 == 0 ? new[] { true, false } : [false, true])
            {
                await Task.Delay(pause, ct);
                var watch = Stopwatch.StartNew();
                var answer = await send(isKnown ? known : unknown);
                if (answer != expected)
                {
                    throw new InvalidOperationException($"answered with {answer}");
                }

                if (time >= WarmUp)
                {
                    (isKnown ? ofKnown : ofUnknown).Add(watch.Elapsed, "");
                }
            }
        }

        Console.WriteLine($"  with an account:    {Told(ofKnown)}");
        Console.WriteLine($"  without an account: {Told(ofUnknown)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  difference of the medians {ofKnown.Percentile(0.5) - ofUnknown.Percentile(0.5):+0.00;-0.00} ms"));
    }

    private static string Told(Latencies times) => string.Create(
        CultureInfo.InvariantCulture, $"n {Times}, median {times.Percentile(0.5):0.00} ms, half of them between {times.Percentile(0.25):0.00} and {times.Percentile(0.75):0.00} ms");

    /// <summary>Somebody who registers through the page, confirmed in the database, as the mail cannot be read here.</summary>
    private static async Task<string> RegisteredAsync(PublishedSite published, SignInPage page, CancellationToken ct)
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        await page.SendAsync("register", reuse: true, ct, ("name", $"Reader {Guid.CreateVersion7():N}"), ("email", email), ("password", "correct horse battery staple"));
        await using var database = published.OpenDatabase();
        await database.WriteAsync(
            async session =>
            {
                var account = await AccountStore.FindByEmailAsync(session, email, ct) ?? throw new InvalidOperationException("the registration was not taken");
                await AccountStore.UpdateAsync(session, account with { EmailConfirmedAt = session.Now }, ct);
            },
            ct);
        return email;
    }
}
