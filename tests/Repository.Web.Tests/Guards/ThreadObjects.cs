using System.Globalization;
using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Discussions;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>Threads for the routes that name one: in each kind of space, and in states that count.</summary>
internal sealed class ThreadObjects(GuardedSite site)
{
    private static readonly (string Visibility, string Phase, string Condition, Timetable Timetable)[] Others =
    [
        ("public", "open", "plain", new Timetable()),
        ("public", "open", "locked", new Timetable()),
        ("public", "open", "held", new Timetable()),
        ("registered", "archived", "plain", new Timetable { Archived = true }),
        ("members", "closed", "plain", new Timetable { Closes = new SpaceDate(2023, 1, 31) }),
    ];

    private readonly Dictionary<string, GuardedObject> made = new(StringComparer.Ordinal);
    private Guid writer;
    private int own;

    public async Task<IReadOnlyList<GuardedObject>> OfAsync(Visitor visitor)
    {
        List<GuardedObject> all = [];
        foreach (var (visibility, phase, condition, timetable) in Others)
        {
            all.Add(await MadeAsync($"{visibility} {phase} {condition}", visibility, phase, condition, timetable));
            if (condition == "held")
            {
                await HoldAsync(all[^1].Parts["thread"]);
            }
        }

        if (visitor.IsSignedIn)
        {
            all.Add(await MadeAsync("foreign", "invited", "open", "plain", new Timetable()));
            all.Add(await OwnAsync(visitor));
        }

        return all;
    }

    /// <summary>A new one each time, as it may be removed.</summary>
    private async Task<GuardedObject> OwnAsync(Visitor visitor)
    {
        var name = $"own-thread-{++own}";
        await AddSpaceAsync(name, "invited", new Timetable());
        await site.ExecuteAsync(
            "insert into space_members (space_id, account_id, joined_at) select id, @account, created_at from spaces where name = @name",
            new { account = visitor.AccountId, name });
        return Object("own", name, await StartAsync(name, visitor.AccountId!.Value), "invited/open/plain") with { Standings = [Standing.Member, Standing.Owner] };
    }

    private async Task<GuardedObject> MadeAsync(string title, string visibility, string phase, string condition, Timetable timetable)
    {
        if (made.TryGetValue(title, out var known))
        {
            return known;
        }

        var name = $"threads-{visibility}-{phase}-{condition}";
        writer = writer == Guid.Empty ? (await site.SignInAsync()).Account.Id : writer;
        await AddSpaceAsync(name, visibility, new Timetable());
        var number = await StartAsync(name, writer);
        await AddSpaceAsync(name, visibility, timetable);
        if (condition == "locked")
        {
            await site.ExecuteAsync("update threads set locked = @yes where number = @number", new { number, yes = true });
        }

        return made[title] = Object(title, name, number, $"{visibility}/{phase}/{condition}");
    }

    /// <summary>Once more each time, as somebody may have released it.</summary>
    private async Task HoldAsync(string address)
    {
        var number = int.Parse(address, CultureInfo.InvariantCulture);
        await site.ExecuteAsync("update posts set state = 'held' where thread_id = (select id from threads where number = @number)", new { number });
        await site.ExecuteAsync("update threads set held = @yes, posts = 0 where number = @number", new { number, yes = true });
    }

    private static GuardedObject Object(string title, string space, int number, string state) => new(
        title, new Dictionary<string, string>(StringComparer.Ordinal) { ["thread"] = number.ToString(CultureInfo.InvariantCulture), ["number"] = "1", ["root"] = "1" })
    {
        Exists = true,
        State = state,
        Within = [new Scope(ScopeKind.Space, space)],
    };

    private async Task AddSpaceAsync(string name, string visibility, Timetable timetable)
    {
        var text = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = name });
        var content = new SpaceContent { Title = text, Purpose = text, Timetable = timetable, Visibility = Enum.Parse<SpaceVisibility>(visibility, ignoreCase: true) };
        Assert.True(await site.Get<SpaceStore>().ImportAsync(name, content, CancellationToken.None));
    }

    private async Task<int> StartAsync(string space, Guid accountId)
    {
        var actor = new Actor { AccountId = accountId, Grants = [new RoleGrant(Role.Facilitator, Scope.Everything)] };
        var outcome = await site.Get<DiscussionDesk>().StartAsync(space, new NewThread(ThreadKind.Topic, "Doors", "Which?", Guid.CreateVersion7()), actor, CancellationToken.None);
        var number = Assert.IsType<PostOutcome.Done>(outcome).Thread.Number;
        await site.ExecuteAsync("update threads set created_at = @at where number = @number; update posts set created_at = @at where form_id <> ''", new { number, at = DateTimeOffset.UnixEpoch });
        return number;
    }
}
