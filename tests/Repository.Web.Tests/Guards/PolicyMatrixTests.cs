using System.Net;
using Repository.Domain.Access;
using Repository.TestSupport;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>Every role at every route, with every kind of session, on every object whose owner or state counts: the server answers what the policy table says.</summary>
[Collection(GuardedSiteTests.Name)]
public sealed class PolicyMatrixTests(GuardedSite site)
{
    /// <summary>Every nth case of the quick run.</summary>
    private static readonly int Step = TestEffort.Of(quick: 11, full: 1, extended: 1);

    [Fact]
    public async Task Every_visitor_meets_at_every_route_what_the_table_says()
    {
        var cases = site.Routes.Where(route => route.Policy is not null && !IsErrorPage(route))
            .SelectMany(_ => site.Visitors, (route, visitor) => (Route: route, Visitor: visitor)).ToList();
        Assert.True(cases.Count >= 3_000, $"only {cases.Count} cases");
        var differences = new List<string>();
        await Parallel.ForEachAsync(cases.Where((_, place) => place % Step == 0), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, ct) =>
        {
            using var request = new HttpRequestMessage(new HttpMethod(one.Route.Method), one.Route.Address());
            using var response = await one.Visitor.Client.SendAsync(request, ct);
            var expected = PolicyReading.InTurn(one.Route.Policy!, one.Visitor, RouteObjects.AsAWhole(one.Route));
            if (!Agrees(one.Route, expected, response) || Unguarded(one.Visitor, one.Route, response) is not null)
            {
                lock (differences)
                {
                    differences.Add($"{one.Visitor} at {one.Route}: {expected} expected, {(int)response.StatusCode} → {response.Headers.Location} {Unguarded(one.Visitor, one.Route, response)}");
                }
            }
        });
        Assert.True(differences.Count == 0, string.Join('\n', differences.Order(StringComparer.Ordinal).Take(40)));
    }

    [Fact]
    public async Task Every_visitor_meets_at_every_object_what_the_table_says()
    {
        var (differences, count, objects) = (new List<string>(), 0, new RouteObjects(site));
        foreach (var route in site.Routes.Where(route => route.Policy is not null))
        {
            foreach (var visitor in site.Visitors.Where(visitor => visitor.State is not (SessionState.Ended or SessionState.Disabled)))
            {
                foreach (var thing in await objects.OfAsync(route, visitor))
                {
                    count++;
                    using var response = await SendAsync(route, visitor, thing);
                    var expected = PolicyReading.InTurn(route.Policy!, visitor, thing);
                    if (Seen(response) is var seen && seen != expected && !(expected == Outcome.Through && seen == Outcome.Missing && route.Parts.Count > 2) && !IsTooLate(expected, response, visitor, thing))
                    {
                        differences.Add($"{visitor} at {route}, {thing.Name}: {expected} expected, {(int)response.StatusCode} → {response.Headers.Location}");
                    }
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Order(StringComparer.Ordinal).Take(40)));
        Assert.True(count > 0 || !site.Routes.Any(route => route.Policy is { HidesExistence: true } or { NeverToOneself: true }), "no route about an object was tried");
    }

    [Fact]
    public async Task A_foreign_private_object_is_answered_like_one_that_is_not_there()
    {
        var objects = new RouteObjects(site);
        foreach (var route in site.Routes.Where(route => route.Policy is { HidesExistence: true }))
        {
            var visitor = await site.FreshAsync("contributor");
            var foreign = (await objects.OfAsync(route, visitor)).Single(thing => thing.Name == "foreign");
            var unknown = new GuardedObject("unknown", new Dictionary<string, string>(foreign.Parts, StringComparer.Ordinal) { [foreign.Parts.Keys.First()] = Guid.CreateVersion7().ToString() });
            var answers = new List<string>();
            foreach (var thing in new[] { foreign, unknown })
            {
                using var response = await SendAsync(route, visitor, thing);
                var body = (await response.Content.ReadAsStringAsync()).Replace(thing.Parts.Values.First(), "…", StringComparison.Ordinal);
                answers.Add($"{(int)response.StatusCode} {string.Join(' ', response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Set-Cookie" or "Content-Length" or "Request-Id")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))} {body}");
            }

            Assert.Equal(answers[0], answers[1]);
            Assert.StartsWith("404", answers[0], StringComparison.Ordinal);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(GuardedRoute route, Visitor visitor, GuardedObject thing)
    {
        var address = route.Address(thing.Parts);
        if (route.Changes && visitor.IsSignedIn)
        {
            return await site.PostFormAsync(visitor.Person!, address, [.. thing.Parts.Where(part => !route.Parts.Contains(part.Key)).Select(part => (part.Key, part.Value))]);
        }

        using var request = new HttpRequestMessage(new HttpMethod(route.Method), address);
        return await visitor.Client.SendAsync(request);
    }

    /// <summary>Whoever may see a submission is told that it stands elsewhere, and whoever reads a thread that nobody writes in it any more; to others it is as if it did not exist.</summary>
    private static bool IsTooLate(Outcome expected, HttpResponseMessage response, Visitor visitor, GuardedObject thing) =>
        expected == Outcome.Missing && response.StatusCode == HttpStatusCode.Conflict
        && new[] { PolicyTable.SeeReview, PolicyTable.SeeSubmission, PolicyTable.ReadThread }.Any(policy => PolicyReading.InTurn(PolicyTable.Named(policy), visitor, thing) == Outcome.Through);

    /// <summary>Shown by itself it says that there is no such page.</summary>
    private static bool IsErrorPage(GuardedRoute route) => route.Pattern.Contains("{status", StringComparison.Ordinal);

    private static bool Agrees(GuardedRoute route, Outcome expected, HttpResponseMessage response) => expected switch
    {
        // A form without its token goes no further.
        Outcome.Through when route.NeedsToken => response.StatusCode == HttpStatusCode.BadRequest,
        Outcome.Through => Seen(response) is Outcome.Through or Outcome.Missing && (int)response.StatusCode is < 500 or 503,
        _ => Seen(response) == expected,
    };

    private static Outcome Seen(HttpResponseMessage response) => (response.StatusCode, response.Headers.Location?.OriginalString) switch
    {
        (HttpStatusCode.Found, { } to) when to.Contains("/account/sign-in?return=", StringComparison.Ordinal) => Outcome.SignIn,
        (HttpStatusCode.Found, { } to) when to.Contains("/account/password-check?return=", StringComparison.Ordinal) => Outcome.PasswordCheck,
        (HttpStatusCode.NotFound, _) => Outcome.Missing,
        (HttpStatusCode.Forbidden, _) => Outcome.Refused,
        _ => Outcome.Through,
    };

    /// <returns>What the answer lacks, or null.</returns>
    private static string? Unguarded(Visitor visitor, GuardedRoute route, HttpResponseMessage response)
    {
        string[] names = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"];
        if (names.FirstOrDefault(name => !response.Headers.Contains(name)) is { } missing)
        {
            return $"without {missing}";
        }

        var isPrivate = route.Policy is { IsPublicPage: false, Name: not PolicyTable.ReadOpen } || (visitor.IsSignedIn && route.Policy is { IsPublicPage: true });
        return isPrivate && response.Headers.CacheControl is not { NoStore: true } ? "may be stored" : null;
    }
}
