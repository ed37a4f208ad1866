using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Repository.Benchmarks.Measuring;

namespace Repository.Benchmarks.Site;

/// <summary>
/// What is measured: how many anonymous pages the published site answers in a second while fifty sign-ins a second fail, beside how many without. Real content, SQLite. Each sign-in is for
/// an address of nobody and from a network of its own, so that no limit by account or network stops it: what is left is the queue of hashes. A change means that an attack on passwords costs
/// readers otherwise. Needs the program <c>wrk</c>: <c>dotnet run -c Release --project tests/Repository.Benchmarks -- flood</c>.
/// </summary>
internal static partial class FloodBenchmark
{
    private const string Page = "/en/practices";
    private const int SignInsPerSecond = 50;
    private const int Rounds = 3;
    private const int WarmUpSeconds = 5;
    private const int Seconds = 15;

    /// <summary>So long has the flood gone on before anything is measured: the queue of hashes is full then.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string folder, CancellationToken ct)
    {
        var published = await PublishedSite.OfAsync(folder, "data-flood", ct);
        using var site = published.Start([.. SignInPage.Settings, "--AccountLimits:FailuresForAlarm=1000000"]);
        await site.UntilAnsweredAsync(Page, ct);
        var address = new Uri(site.Client.BaseAddress!, Page);
        await PagesPerSecondAsync(address, WarmUpSeconds, ct);

        var (quiet, flooded) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            quiet.Add(await PagesPerSecondAsync(address, Seconds, ct));
            flooded.Add(await FloodedAsync(site, address, ct));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round}: {quiet[^1]:0} pages/s without, {flooded[^1]:0} with the flood."));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Medians of {Rounds}: {Median(quiet):0} pages/s without, {Median(flooded):0} with {SignInsPerSecond} sign-ins a second: {100 * Median(flooded) / Median(quiet):0} %."));
        return 0;
    }

    private static async Task<double> FloodedAsync(SiteProcess site, Uri address, CancellationToken ct)
    {
        using var page = await SignInPage.OpenAsync(site.Client.BaseAddress!, ct);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var flood = FloodAsync(page, ends.Token);
        await Task.Delay(Lead, ct);
        var pages = await PagesPerSecondAsync(address, Seconds, ct);
        await ends.CancelAsync();
        Console.WriteLine(await flood);
        return pages;
    }

    /// <returns>What became of the sign-ins.</returns>
    private static async Task<string> FloodAsync(SignInPage page, CancellationToken ct)
    {
        var (answers, times, running, begun) = (new ConcurrentDictionary<string, int>(StringComparer.Ordinal), new Latencies(), new List<Task>(), Stopwatch.StartNew());
        for (var count = 0; !ct.IsCancellationRequested; count++)
        {
            running.Add(Task.Run(OneAsync, CancellationToken.None));
            var due = TimeSpan.FromSeconds((count + 1.0) / SignInsPerSecond) - begun.Elapsed;
            await Task.WhenAny(Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, ct));
        }

        var rate = running.Count / begun.Elapsed.TotalSeconds;
        await Task.WhenAll(running);
        return string.Create(CultureInfo.InvariantCulture, $"Flood: {rate:0.0} sign-ins a second, answers {string.Join(", ", answers.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}"))}; {times}.");

        async Task OneAsync()
        {
            var watch = Stopwatch.StartNew();
            var answer = "none";
            try
            {
                answer = ((int)await page.SendAsync("sign-in", reuse: false, CancellationToken.None, ("email", $"{Guid.CreateVersion7():N}@example.org"), ("password", "not the password of anybody"))).ToString(CultureInfo.InvariantCulture);
            }
            catch (HttpRequestException)
            {
                // The server let it go.
            }

            answers.AddOrUpdate(answer, 1, (_, before) => before + 1);
            lock (times)
            {
                times.Add(watch.Elapsed, answer);
            }
        }
    }

    private static async Task<double> PagesPerSecondAsync(Uri address, int seconds, CancellationToken ct)
    {
        string[] arguments = ["-t1", "-c8", string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"), address.ToString()];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await wrk.StandardOutput.ReadToEndAsync(ct);
        await wrk.WaitForExitAsync(ct);
        return Rate().Match(said) is { Success: true } rate && !said.Contains("Non-2xx", StringComparison.Ordinal)
            ? double.Parse(rate.Groups["rate"].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"wrk says:\n{said}");
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Rounds / 2);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[0-9.]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Rate();
}
