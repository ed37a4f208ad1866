using System.Diagnostics;
using System.Text.RegularExpressions;
using Repository.Benchmarks.Measuring;
using Repository.Domain.Accounts;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;

namespace Repository.Benchmarks.Site;

/// <summary>
/// What is measured: the pages of authors and moderators, and autosave, on the published site as a process, with generated records and submissions that wait, on
/// SQLite. A change means that authors and moderators wait otherwise. Run it alone on the machine:
/// <c>dotnet run -c Release --project tests/Repository.Benchmarks -- moderation --records 50000 --waiting 2000</c>.
/// </summary>
internal static partial class ModerationBenchmark
{
    private const int Rounds = 100;
    private const int WarmUps = 5;
    private const string LongSection = "text";

    public static async Task<int> RunAsync(int records, int waiting, string folder, CancellationToken ct)
    {
        var published = await SiteBenchmark.PrepareAsync(folder, records, ct);
        await using var database = published.OpenDatabase();
        var (author, moderator) = (await PersonAsync(database, Role.Administrator, ct), await PersonAsync(database, Role.Moderator, ct));
        var (draft, submitted) = await SubmitAsync(database, author, waiting, ct);
        var cookies = (Author: await SessionAsync(database, author, ct), Moderator: await SessionAsync(database, moderator, ct));

        using var site = published.Start();
        await site.UntilAnsweredAsync("/en/search", ct);
        await TimeAsync(site, "Queue of reviews", cookies.Moderator, _ => "/en/reviews", ct);
        await TimeAsync(site, "Queue, narrowed and paged", cookies.Moderator, i => $"/en/reviews?kind=practice&region=africa&page={1 + (i % 2)}", ct);
        await TimeAsync(site, "Review", cookies.Moderator, i => $"/en/reviews/{submitted[i % submitted.Count]}", ct);
        await TimeAsync(site, "Own contributions", cookies.Author, i => $"/en/contribute?page={1 + (i % 5)}", ct);
        await TimeAsync(site, "Task list of a draft", cookies.Author, _ => $"/en/contribute/{draft}", ct);
        await TimeAsync(site, "Section of the form", cookies.Author, _ => $"/en/contribute/{draft}/{LongSection}", ct);
        await SaveAsync(site, cookies.Author, draft, ct);
        return 0;
    }

    private static Task<Account> PersonAsync(Database database, Role role, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var id = Guid.CreateVersion7().ToString("N");
            var account = (await AccountStore.AddAsync(session, new NewAccount($"{id}@people.example", $"{role} {id[^6..]}", "none", "en", EmailConfirmed: true), ct))!;
            await RoleStore.GrantAsync(session, account.Id, new RoleGrant(role, Scope.Everything), ct);
            return account;
        },
        ct);

    private static Task<string> SessionAsync(Database database, Account account, CancellationToken ct) => database.WriteAsync(
        async session => $"session={(await SessionStore.OpenAsync(session, account.Id, "127.0.0.1", "benchmark", kept: false, ct)).Token}", ct);

    /// <summary>Submissions as long and as varied as published records, and one draft like them.</summary>
    private static async Task<(Guid Draft, IReadOnlyList<Guid> Submitted)> SubmitAsync(Database database, Account author, int count, CancellationToken ct)
    {
        var contributions = new ContributionStore(database, TimeProvider.System);
        var (desk, drafts) = (new AuthoringDesk(database, contributions, new SubmissionLimits { PerDay = int.MaxValue }), new DraftStore(database));
        var taxonomy = await new TaxonomyStore(database).LoadAsync(ct);
        var models = (await contributions.PublishedAfterAsync(Guid.Empty, count: 10_000, ct)).Select(record => record.Content).ToList();
        var by = new AuditContext { ActorId = author.Id, ActorName = author.DisplayName };
        var submitted = new List<Guid>();
        for (var i = 0; ; i++)
        {
            var model = models[i % models.Count];
            var answers = model.Kind.Fields.ToDictionary(field => field.Name, field => field.Read(model), StringComparer.Ordinal);
            var opened = ((AuthoringOutcome.Done)await desk.StartAsync(model.Kind, model.Language, by, ct)).Submission;
            var saved = (DraftSave.Saved)await drafts.SaveAsync(opened.Id, answers, DraftAnswers.Empty.TokenOf(answers.Keys), author.Id, ct);
            if (submitted.Count == count)
            {
                return (opened.Id, submitted);
            }

            // What the real records leave open could not be submitted.
            if (await desk.SubmitAsync(opened.Id, saved.Draft.Version, taxonomy, by, ct) is AuthoringOutcome.Done)
            {
                submitted.Add(opened.Id);
            }
        }
    }

    private static async Task TimeAsync(SiteProcess site, string what, string cookie, Func<int, string> address, CancellationToken ct)
    {
        var latencies = new Latencies();
        for (var i = -WarmUps; i < Rounds; i++)
        {
            var page = address(i + WarmUps);
            var watch = Stopwatch.StartNew();
            using var answer = await SendAsync(site, HttpMethod.Get, page, cookie, form: null, ct);
            await answer.Content.LoadIntoBufferAsync(ct);
            if (i >= 0)
            {
                latencies.Add(watch.Elapsed, page);
            }
        }

        Console.WriteLine($"{what}: {latencies}.");
    }

    private static async Task SaveAsync(SiteProcess site, string cookie, Guid draft, CancellationToken ct)
    {
        var address = $"/en/contribute/{draft}/{LongSection}";
        using var page = await SendAsync(site, HttpMethod.Get, address, cookie, form: null, ct);
        var html = await page.Content.ReadAsStringAsync(ct);
        var cookies = $"{cookie}; {page.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]).Single(one => one.StartsWith("form=", StringComparison.Ordinal))}";
        var fields = HiddenField().Matches(html).ToDictionary(match => match.Groups["name"].Value, match => System.Net.WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        var latencies = new Latencies();
        for (var i = -WarmUps; i < Rounds; i++)
        {
            fields["summary"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Saved for the {i}th time. {new string('a', 2_000)}");
            var watch = Stopwatch.StartNew();
            using var answer = await SendAsync(site, HttpMethod.Post, address, cookies, fields, ct);
            var saved = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct)).RootElement;
            if (i >= 0)
            {
                latencies.Add(watch.Elapsed, address);
            }

            fields["seen"] = saved.GetProperty("token").GetString()!;
        }

        Console.WriteLine($"Autosave of a section: {latencies}.");
    }

    private static async Task<HttpResponseMessage> SendAsync(SiteProcess site, HttpMethod method, string address, string cookie, Dictionary<string, string>? form, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        if (form is not null)
        {
            request.Headers.Add("Accept", "application/json");
            request.Content = new FormUrlEncodedContent(form);
        }

        var answer = await site.Client.SendAsync(request, ct);
        return answer.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{method} {address}: {answer.StatusCode}");
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)">""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HiddenField();
}
