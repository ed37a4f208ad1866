using Repository.Domain.Access;
using Repository.Domain.Accounts;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Guards;

/// <summary>Spaces for the routes that name one: of each kind, and in states that count.</summary>
internal sealed class SpaceObjects(GuardedSite site)
{
    /// <summary>That somebody here facilitates.</summary>
    private const string Invited = "returns";

    private static readonly (string Visibility, string Phase, Timetable Timetable)[] Others =
    [
        ("public", "open", new Timetable()),
        ("registered", "archived", new Timetable { Archived = true }),
        ("members", "closed", new Timetable { Closes = new SpaceDate(2023, 1, 31) }),
    ];

    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private int own;
    private Guid? foreignSuggestion;

    /// <returns>To readers without an account one that they are not invited to is not there at all, which tests of its page look at.</returns>
    public async Task<IReadOnlyList<GuardedObject>> OfAsync(GuardedRoute route, Visitor visitor)
    {
        List<GuardedObject> all = [];
        foreach (var (visibility, phase, timetable) in Others)
        {
            // Whoever joins one shall not be a member of those that others leave.
            all.Add(await MadeAsync($"{visibility} {phase}", $"{route.Policy!.Name.Replace('.', '-')}-{visibility}", visibility, phase, timetable));
        }

        if (visitor.IsSignedIn)
        {
            all.Add(await MadeAsync("foreign", Invited, "invited", "open", new Timetable()));
            all.Add(await OwnAsync(visitor));
        }

        return all;
    }

    /// <summary>What somebody else has suggested and, if somebody is signed in, what they have.</summary>
    public async Task<IReadOnlyList<GuardedObject>> SuggestionsAsync(Visitor visitor)
    {
        foreignSuggestion ??= await SuggestAsync((await site.SignInAsync()).Account.Id);
        var foreign = Suggestion("foreign", foreignSuggestion.Value, Guid.Empty);
        return visitor.AccountId is { } account ? [foreign, Suggestion("own", await SuggestAsync(account), account)] : [foreign];
    }

    private static GuardedObject Suggestion(string name, Guid id, Guid owner) =>
        new(name, new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id.ToString() }) { Exists = true, OwnerId = owner };

    /// <summary>Past the desk, which takes a few a day.</summary>
    private async Task<Guid> SuggestAsync(Guid author)
    {
        var id = Guid.CreateVersion7();
        await site.ExecuteAsync(
            """
            insert into space_suggestions (id, account_id, body, state, suggested_at, reason)
            values (@id, @author, '{"title":{"en":"Doors"},"purpose":{"en":"To talk."}}', 'waiting', '2026-03-01T09:30:00.000000Z', '')
            """,
            new { id, author });
        return id;
    }

    /// <summary>A new one each time, as it may be left.</summary>
    private async Task<GuardedObject> OwnAsync(Visitor visitor)
    {
        var name = $"own-{++own}";
        var thing = await MadeAsync("own", name, "invited", "open", new Timetable());
        await site.ExecuteAsync(
            "insert into space_members (space_id, account_id, joined_at) select id, @account, created_at from spaces where name = @name",
            new { account = visitor.AccountId, name });
        return thing with { Standings = [Standing.Member] };
    }

    private async Task<GuardedObject> MadeAsync(string title, string name, string visibility, string phase, Timetable timetable)
    {
        if (made.Add(name))
        {
            var text = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = name });
            var content = new SpaceContent { Title = text, Purpose = text, Timetable = timetable, Visibility = Enum.Parse<SpaceVisibility>(visibility, ignoreCase: true) };
            Assert.True(await site.Get<SpaceStore>().ImportAsync(name, content, CancellationToken.None));
        }

        return new GuardedObject(title, new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = name })
        {
            Exists = true,
            State = $"{visibility}/{phase}",
            Within = [new Scope(ScopeKind.Space, name)],
        };
    }
}
