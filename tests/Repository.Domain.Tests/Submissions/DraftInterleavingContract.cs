using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Domain.Tests.Data;
using Repository.Domain.Tests.People;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Submissions;

/// <summary>
/// Two or three people who write in the sections of one draft, in any order: each looks at a section, writes on what was there and saves. Whatever a save replaces, its writer has seen.
/// </summary>
public abstract class DraftInterleavingContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly IReadOnlyList<FormSection> Sections = [.. PracticeFields.Kind.Sections.Take(3)];

    protected abstract int Rounds { get; }

    [Fact]
    public async Task Nothing_is_overwritten_that_its_writer_has_not_seen()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (stale, saved) = (0, 0);
        var writers = new[] { await Database.AddPersonAsync("Ana"), await Database.AddPersonAsync("Bo"), await Database.AddPersonAsync("Cy") };
        var id = (await new AuthoringDesk(Database, new ContributionStore(Database, Clock), new SubmissionLimits()).StartAsync(writers[0])).Id;
        var drafts = new DraftStore(Database);
        var present = Sections.ToDictionary(section => section.Name, _ => "");
        for (var round = 0; round < Rounds; round++)
        {
            var steps = Script(random, writers[..random.Next(2, 4)]);
            var seen = new Dictionary<(Guid, string), DraftAnswers>();
            foreach (var (writer, section, looks) in steps)
            {
                var field = section.Fields[0];
                if (looks)
                {
                    seen[(writer.Id, section.Name)] = (await drafts.FindAsync(id, Ct))!.Answers;
                    continue;
                }

                var before = seen[(writer.Id, section.Name)];
                var text = $"{round} {random.Next():x} by {writer.DisplayName}";
                var typed = section.Fields.ToDictionary(name => name, IReadOnlyList<string> (name) => name == field ? [text] : before[name], StringComparer.Ordinal);
                switch (await drafts.SaveAsync(id, typed, before.TokenOf(section.Fields), writer.Id, Ct))
                {
                    case DraftSave.Saved done:
                        Assert.True(present[section.Name] == (before[field] is [var old] ? old : ""), $"seed {seed}, round {round}: {writer.DisplayName} replaced “{present[section.Name]}” and had seen “{string.Join('|', before[field])}”");
                        Assert.Equal(text, Assert.Single(done.Draft.Answers[field]));
                        present[section.Name] = text;
                        saved++;
                        break;
                    case DraftSave.Stale refused:
                        Assert.Equal(present[section.Name], Assert.Single(refused.Current.Answers[field]));
                        stale++;
                        break;
                    case var other:
                        Assert.Fail($"seed {seed}: {other}");
                        break;
                }
            }

            var stored = (await drafts.FindAsync(id, Ct))!.Answers;
            Assert.All(Sections, section => Assert.Equal(present[section.Name], stored[section.Fields[0]] is [var text] ? text : ""));
        }

        Assert.True(stale > Rounds / 5 && saved > Rounds, $"seed {seed}: {saved} saved, {stale} refused");
    }

    /// <summary>Each writer looks and saves once or twice; their steps come in any order.</summary>
    private static List<(Account Writer, FormSection Section, bool Looks)> Script(Random random, Account[] writers)
    {
        var open = writers.SelectMany(writer => Enumerable.Range(0, random.Next(1, 3)).Select(_ => (Writer: writer, Section: Sections[random.Next(Sections.Count)])))
            .Select(work => new Queue<(Account, FormSection, bool)>([(work.Writer, work.Section, true), (work.Writer, work.Section, false)])).ToList();
        var script = new List<(Account, FormSection, bool)>();
        while (open.Count > 0)
        {
            var work = open[random.Next(open.Count)];
            script.Add(work.Dequeue());
            open.RemoveAll(one => one.Count == 0);
        }

        return script;
    }
}

public sealed class DraftInterleavingOnSqliteTests() : DraftInterleavingContract(DatabaseKind.Sqlite)
{
    protected override int Rounds => TestEffort.Of(quick: 100, full: 1_000, extended: 10_000);
}

public sealed class DraftInterleavingOnPostgresTests() : DraftInterleavingContract(DatabaseKind.Postgres)
{
    protected override int Rounds => TestEffort.Of(quick: 20, full: 100, extended: 1_000);
}
