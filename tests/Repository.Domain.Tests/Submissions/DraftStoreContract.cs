using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

public abstract class DraftStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private DraftStore Drafts => new(Database);

    [Fact]
    public async Task Whoever_has_not_seen_what_stands_there_overwrites_nothing()
    {
        var (ana, bo, id) = await BeginAsync();
        var seen = (await Drafts.FindAsync(id, Ct))!.Answers.TokenOf(["title"]);
        Assert.IsType<DraftSave.Saved>(await SaveAsync(id, "title", "Ana’s", seen, ana));

        var stale = Assert.IsType<DraftSave.Stale>(await SaveAsync(id, "title", "Bo’s", seen, bo));

        Assert.Equal("Ana’s", Assert.Single(stale.Current.Answers["title"]));
        Assert.Equal(ana.Id, stale.Current.SavedBy);
        Assert.IsType<DraftSave.Saved>(await SaveAsync(id, "title", "Bo’s", stale.Current.Answers.TokenOf(["title"]), bo));
    }

    [Fact]
    public async Task Two_write_in_two_sections_without_meeting()
    {
        var (ana, bo, id) = await BeginAsync();
        var empty = (await Drafts.FindAsync(id, Ct))!.Answers;
        await SaveAsync(id, "title", "Ana’s", empty.TokenOf(["title"]), ana);

        Assert.IsType<DraftSave.Saved>(await SaveAsync(id, "summary", "Bo’s", empty.TokenOf(["summary"]), bo));

        var both = (await Drafts.FindAsync(id, Ct))!.Answers;
        Assert.Equal(("Ana’s", "Bo’s"), (both["title"][0], both["summary"][0]));
    }

    [Fact]
    public async Task The_same_sent_twice_is_saved_once()
    {
        var (ana, _, id) = await BeginAsync();
        var token = DraftAnswers.Empty.TokenOf(["title"]);
        var first = Assert.IsType<DraftSave.Saved>(await SaveAsync(id, "title", "Ana’s", token, ana));

        Assert.Equal(first.Draft.Version, Assert.IsType<DraftSave.Saved>(await SaveAsync(id, "title", "Ana’s\r\n", token, ana)).Draft.Version);
    }

    [Fact]
    public async Task Of_writers_at_once_one_is_saved_and_each_other_sees_it()
    {
        var (ana, _, id) = await BeginAsync();
        var token = DraftAnswers.Empty.TokenOf(["title"]);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => SaveAsync(id, "title", $"Title {i}", token, ana))));

        var saved = Assert.Single(outcomes.OfType<DraftSave.Saved>()).Draft.Answers["title"];
        Assert.All(outcomes.OfType<DraftSave.Stale>(), stale => Assert.Equal(saved, stale.Current.Answers["title"]));
        Assert.Equal(7, outcomes.OfType<DraftSave.Stale>().Count());
    }

    [Fact]
    public async Task What_is_wrong_and_in_any_script_is_kept_as_typed()
    {
        var (ana, _, id) = await BeginAsync();
        string[] typed = ["“soon”", "قريبا", "很快", "\u202Enoos", "<script>alert(1)</script>", "a\nb\tc", "🜂"];

        await Drafts.SaveAsync(id, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["start-year"] = typed }, DraftAnswers.Empty.TokenOf(["start-year"]), ana.Id, Ct);

        Assert.Equal(typed, (await Drafts.FindAsync(id, Ct))!.Answers["start-year"]);
    }

    [Fact]
    public async Task More_than_a_record_can_hold_is_refused()
    {
        var (ana, _, id) = await BeginAsync();

        Assert.IsType<DraftSave.TooLong>(await SaveAsync(id, "summary", new string('a', DraftAnswers.MaxLength), DraftAnswers.Empty.TokenOf(["summary"]), ana));
        Assert.IsType<DraftSave.NotWritable>(await SaveAsync(Guid.CreateVersion7(), "summary", "a", "", ana));
    }

    private Task<DraftSave> SaveAsync(Guid id, string field, string text, string token, Account by) =>
        Drafts.SaveAsync(id, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [text] }, token, by.Id, Ct);

    private async Task<(Account Ana, Account Bo, Guid Id)> BeginAsync()
    {
        var (ana, bo) = (await Database.AddPersonAsync("Ana"), await Database.AddPersonAsync("Bo"));
        return (ana, bo, (await new AuthoringDesk(Database, new ContributionStore(Database, Clock), new SubmissionLimits()).StartAsync(ana)).Id);
    }
}

public sealed class DraftStoreOnSqliteTests() : DraftStoreContract(DatabaseKind.Sqlite);

public sealed class DraftStoreOnPostgresTests() : DraftStoreContract(DatabaseKind.Postgres);
