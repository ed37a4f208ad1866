using Repository.Domain.Access;
using Repository.Domain.Audit;
using Repository.Domain.Content;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Pages;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Content;

/// <summary>What the importer does to the database, on both databases.</summary>
public abstract class ContentImporterContract(DatabaseKind kind)
{
    private const string OneDoor = "practices/one-door.md";

    private static readonly Kind Practice = PracticeFields.Kind;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_is_published_as_its_file_says()
    {
        await using var content = await TestContent.CreateAsync(kind);

        var report = await content.ImportAsync();

        Assert.Empty(report.Problems);
        Assert.All(report.Files, file => Assert.Equal(FileOutcome.Added, file.Outcome));
        var record = await content.Contributions.PublishedAsync(Practice, 1, Ct);
        Assert.NotNull(record);
        Assert.Equal("one-door", record.Contribution.Slug);
        Assert.True(record.Revision.Imported);
        Assert.Equal("en", record.Content.Language);
        Assert.Equivalent(
            new Practice
            {
                Title = "One door: all services",
                Summary = "One office for newcomers, with every service.",
                Context = "People went from *door* to door.\n\n### A heading within\n\n```\n## not a heading <b>\n```",
                Actions = "The city opened [one office](https://example.org/office).",
                StartYear = 2019,
                Ongoing = true,
                Localities = ["Rabat"],
                Source = "https://example.org/one-door",
            },
            record.Content.Fields,
            strict: true);
        Assert.Equal(
            [
                new AssignedTerm(Dimension.Objective, "8", ByEditors: true),
                new AssignedTerm(Dimension.Objective, "7", ByEditors: false),
                new AssignedTerm(Dimension.Country, "ma", ByEditors: false),
                new AssignedTerm(Dimension.Country, "no", ByEditors: false),
                new AssignedTerm(Dimension.PracticeType, "policy", ByEditors: true),
            ],
            record.Content.Terms);
    }

    [Fact]
    public async Task The_taxonomy_is_read_in_the_order_of_its_files()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();

        var taxonomy = await content.Taxonomy.LoadAsync(Ct);

        Assert.Equal(["7", "8"], taxonomy.All(Dimension.Objective).Select(term => term.Id));
        var seven = taxonomy.Find(Dimension.Objective, "7")!;
        Assert.Equal("S’attaquer aux facteurs de vulnérabilité", seven.Label.In("fr"));
        Assert.Equal("What makes migration dangerous.", seven.Description!.In("en"));
        Assert.Equal((7, "rights", "A/RES/73/195, paragraph 23"), (seven.Number, seven.ParentId, seven.Reference));
        Assert.Equal(["fr"], seven.Translated);
        Assert.Equal(["parent"], seven.Unconfirmed);
        var morocco = taxonomy.Find(Dimension.Country, "ma")!;
        Assert.Equal(("MAR", true, "member"), (morocco.Alpha3, morocco.Champion, morocco.Status));
        Assert.Equal(["northern-africa", "africa", "eca"], taxonomy.Implied(morocco.Key).Select(term => term.Id));
        Assert.Equal("Norway", taxonomy.Find(Dimension.Country, "no")!.Label.In("en"));
        Assert.Equal("Français", taxonomy.Find(Dimension.Language, "fr")!.OwnName);
        Assert.True(taxonomy.Find(Dimension.Theme, "rescue")!.NetworkGuidance);
        Assert.Equal(["8"], taxonomy.Find(Dimension.Theme, "rescue")!.Objectives);
        Assert.Equal("Laws and measures", taxonomy.Find(Dimension.PracticeType, "policy")!.Note);
        Assert.Equal("Rights", taxonomy.All(Dimension.ThematicArea)[0].ShortLabel("en"));
    }

    [Fact]
    public async Task A_page_is_saved_as_its_file_says()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();

        Assert.Equal(
            new Page { Name = "about", Language = "en", Title = "About", Summary = "What this is.", Body = "All of it, and [the practices](/practices).", Imported = true },
            await content.Pages.FindAsync("about", "en", Ct));
    }

    [Fact]
    public async Task A_space_is_saved_as_its_file_says()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();

        var found = (await content.Spaces.FindAsync("one-door", Actor.Anonymous, Ct))!;

        var said = found.Space.Content;
        Assert.Equal(("One door for all?", "Une porte pour tous ?", "Asked whether one door would do."), (said.Title.In("en"), said.Title.In("fr"), said.Purpose.In("fr")));
        Assert.Equal(["Une porte suffirait-elle ?", "Who holds the key?"], said.Questions.Select(question => question.In("fr")));
        Assert.Equal((new SpaceDate(2023, 1, 9), new SpaceDate(2023, 2, 28), new SpaceDate(2023, 1, 31), "Africa/Casablanca", false), (said.Timetable.Opens, said.Timetable.Closes, said.Timetable.FirstCloses, said.Timetable.TimeZone, said.Timetable.Archived));
        Assert.Equal((SpaceVisibility.Public, SpacePhase.Closed, "City of A", "https://example.org/door"), (said.Visibility, found.Phase, said.Organisers.Single(), said.Source));
        Assert.Equal(["8"], said.TermsOf(Dimension.Objective));
        Assert.Equal(["en", "fr"], said.TermsOf(Dimension.Language));
        content.Replace("spaces/one-door.yaml", "One door for all?", "One door?");
        Assert.Equal(FileOutcome.Updated, (await content.ImportAsync()).OutcomeOf("spaces/one-door.yaml"));
        Assert.Equal("One door?", (await content.Spaces.FindAsync("one-door", Actor.Anonymous, Ct))!.Space.Content.Title.In("en"));
        content.Replace("spaces/one-door.yaml", "One door?", "One   door?");
        await content.Database.WriteAsync(session => session.ExecuteAsync("update spaces set imported = @no", new { no = false }, Ct), Ct);
        Assert.Equal(FileOutcome.Kept, (await content.ImportAsync()).OutcomeOf("spaces/one-door.yaml"));
    }

    [Fact]
    public async Task A_second_run_over_the_same_files_does_nothing()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var changes = await content.CountChangesAsync();

        var report = await content.ImportAsync();

        Assert.All(report.Files, file => Assert.Equal(FileOutcome.Unchanged, file.Outcome));
        Assert.Empty(report.Problems);
        Assert.Empty(report.Notes);
        Assert.Equal(changes, await content.CountChangesAsync());
    }

    [Fact]
    public async Task A_changed_file_makes_exactly_one_new_revision()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var changes = await content.CountChangesAsync();
        content.Replace(OneDoor, "with every service", "with most services");

        var report = await content.ImportAsync();

        Assert.Equal((FileOutcome.Updated, 1), (report.OutcomeOf(OneDoor), report.Files.Count(file => file.Outcome != FileOutcome.Unchanged)));
        var record = await content.Contributions.PublishedAsync(Practice, 1, Ct);
        Assert.Equal((2, "One office for newcomers, with most services."), (record!.Revision.Ordinal, record.Content.Summary));
        Assert.Equal(changes + 1, await content.CountChangesAsync());
    }

    [Fact]
    public async Task A_file_that_says_the_same_in_other_words_of_YAML_makes_no_revision()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var changes = await content.CountChangesAsync();
        content.Replace(OneDoor, "countries: [ma, no]", "countries:\n  - \"ma\"\n  - no # Norway");

        Assert.Equal(FileOutcome.Unchanged, (await content.ImportAsync()).OutcomeOf(OneDoor));
        Assert.Equal(changes, await content.CountChangesAsync());
    }

    [Fact]
    public async Task What_people_changed_here_stays_theirs()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var read = (await content.Contributions.PublishedAsync(Practice, 1, Ct))!;
        var edited = read.Content with { Fields = (Practice)read.Content.Fields with { Title = "Two doors" } };
        await content.Contributions.PublishRevisionAsync(read.Contribution.Id, read.Contribution.Version, "two-doors", edited, imported: false, Ct);
        await content.Pages.SaveAsync((await content.Pages.FindAsync("about", "en", Ct))! with { Title = "About us", Imported = false }, Ct);
        content.Replace(OneDoor, "every service", "most services");
        content.Replace("pages/about.en.md", "All of it", "Much of it");

        var report = await content.ImportAsync();

        Assert.Equal(FileOutcome.Kept, report.OutcomeOf(OneDoor));
        Assert.Equal(FileOutcome.Kept, report.OutcomeOf("pages/about.en.md"));
        Assert.Equal([OneDoor, "pages/about.en.md"], report.Notes.Select(note => note.File));
        Assert.Equal("Two doors", (await content.Contributions.PublishedAsync(Practice, 1, Ct))!.Content.Title);
        Assert.Equal("About us", (await content.Pages.FindAsync("about", "en", Ct))!.Title);
        Assert.Equal(0, (await content.ImportAsync()).Count(FileOutcome.Kept));
    }

    [Fact]
    public async Task A_record_that_was_withdrawn_here_stays_withdrawn()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var contribution = (await content.Contributions.FindAsync(Practice, 1, Ct))!;
        await content.Contributions.WithdrawAsync(contribution.Id, contribution.Version, new Withdrawal("Asked for by its author"), AuditContext.Program, Ct);
        content.Replace(OneDoor, "every service", "most services");

        Assert.Equal(FileOutcome.Kept, (await content.ImportAsync()).OutcomeOf(OneDoor));
        Assert.Equal(PublicationState.Withdrawn, (await content.Contributions.FindAsync(Practice, 1, Ct))!.Publication);
    }

    [Fact]
    public async Task A_renamed_file_is_the_same_record()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var before = await content.Contributions.FindAsync(Practice, 1, Ct);
        content.Move(OneDoor, "practices/one-office.md");

        var report = await content.ImportAsync();

        Assert.Empty(report.Problems);
        Assert.Equal(FileOutcome.Updated, report.OutcomeOf("practices/one-office.md"));
        Assert.Equal([new ContentNote("practices/one-office.md", $"The same record was in {OneDoor} before.")], report.Notes);
        var after = await content.Contributions.FindAsync(Practice, 1, Ct);
        Assert.Equal((before!.Id, "one-office"), (after!.Id, after.Slug));
        Assert.DoesNotContain(OneDoor, (await content.Files.AllAsync(Ct)).Keys);
        Assert.Empty((await content.ImportAsync()).Notes);
    }

    [Fact]
    public async Task A_renamed_file_that_keeps_its_slug_makes_no_revision()
    {
        await using var content = await TestContent.CreateAsync(kind);
        content.Replace(OneDoor, "number: 1", "number: 1\nslug: door");
        await content.ImportAsync();
        var changes = await content.CountChangesAsync();
        content.Move(OneDoor, "practices/one-office.md");

        Assert.Equal(FileOutcome.Unchanged, (await content.ImportAsync()).OutcomeOf("practices/one-office.md"));
        Assert.Equal(changes, await content.CountChangesAsync());
    }

    [Fact]
    public async Task A_file_that_is_gone_leaves_its_record()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        content.Delete(OneDoor);

        var report = await content.ImportAsync();

        Assert.Equal([new ContentNote(OneDoor, "The file is gone; what was imported from it stays.")], report.Notes);
        Assert.NotNull(await content.Contributions.PublishedAsync(Practice, 1, Ct));
    }

    [Fact]
    public async Task A_translation_is_linked_to_its_original_whatever_the_order_of_their_files()
    {
        await using var content = await TestContent.CreateAsync(kind);
        content.Write("practices/a-door-in-french.md", "---\nnumber: 2\ntranslation-of: 1\ntitle: Une porte\nlanguage: fr\nobjectives: [\"8\"]\nsource: https://example.org/2\n---\nUn bureau.\n");

        Assert.Empty((await content.ImportAsync()).Problems);

        var (original, translation) = (await content.Contributions.FindAsync(Practice, 1, Ct), await content.Contributions.FindAsync(Practice, 2, Ct));
        Assert.Equal(original!.WorkId, translation!.WorkId);
        Assert.Equal(FileOutcome.Unchanged, (await content.ImportAsync()).OutcomeOf("practices/a-door-in-french.md"));
    }

    [Fact]
    public async Task A_check_writes_nothing_and_tells_what_an_import_would_do()
    {
        await using var content = await TestContent.CreateAsync(kind);

        var report = await content.CheckAsync();

        Assert.All(report.Files, file => Assert.Equal(FileOutcome.Added, file.Outcome));
        Assert.Equal(0, await content.CountChangesAsync());
        Assert.Empty(await content.Files.AllAsync(Ct));
        Assert.Null(await content.Contributions.FindAsync(Practice, 1, Ct));
        Assert.Equal(report.Files, (await content.ImportAsync()).Files);
    }

    [Fact]
    public async Task A_number_that_people_took_is_refused()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var read = (await content.Contributions.PublishedAsync(Practice, 1, Ct))!;
        await content.Contributions.PublishNewAsync(new NewContribution(2, "theirs", read.Content, Imported: false), Ct);
        content.Write("practices/ours.md", "---\nnumber: 2\ntitle: Ours\nlanguage: en\nobjectives: [\"8\"]\nsource: https://example.org/2\n---\nOne office.\n");

        var report = await content.ImportAsync();

        Assert.Equal([("practices/ours.md", 2, "number")], report.Problems.Select(problem => (problem.File, problem.Line, problem.Field)));
        Assert.Equal("theirs", (await content.Contributions.FindAsync(Practice, 2, Ct))!.Slug);
    }

    [Fact]
    public async Task A_slug_of_another_record_in_the_database_is_refused()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        content.Replace(OneDoor, "number: 1", "number: 5");

        var report = await content.ImportAsync();

        var problem = Assert.Single(report.Problems);
        Assert.Equal((OneDoor, "slug"), (problem.File, problem.Field));
        Assert.Contains("that of practice 1 in the database", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_copied_to_a_second_file_is_refused_there_only()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        content.Write("practices/copy.md", await File.ReadAllTextAsync(content.PathOf(OneDoor), Ct));
        content.Replace(OneDoor, "every service", "most services");

        var report = await content.ImportAsync();

        Assert.Equal((FileOutcome.Failed, FileOutcome.Updated), (report.OutcomeOf("practices/copy.md"), report.OutcomeOf(OneDoor)));
        Assert.Contains(OneDoor, Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_broke_leaves_what_was_imported_and_comes_in_once_it_is_mended()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        content.Replace(OneDoor, "start-year: 2019", "start-year: long ago");
        content.Replace("taxonomy/countries.yaml", "id: ma", "id: Maroc");

        var broken = await content.ImportAsync();
        Assert.Equal([OneDoor, "taxonomy/countries.yaml"], broken.Problems.Select(problem => problem.File));
        Assert.Equal(broken.Problems, (await content.ImportAsync()).Problems);
        content.Replace(OneDoor, "start-year: long ago", "start-year: 2018");
        var mended = await content.ImportAsync();

        Assert.Equal((FileOutcome.Updated, FileOutcome.Failed), (mended.OutcomeOf(OneDoor), mended.OutcomeOf("taxonomy/countries.yaml")));
        var record = (await content.Contributions.PublishedAsync(Practice, 1, Ct))!;
        Assert.Equal((2, 2018), (record.Revision.Ordinal, ((Practice)record.Content.Fields).StartYear));
    }

    [Fact]
    public async Task A_changed_label_is_one_change_of_the_taxonomy()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var changes = await content.CountChangesAsync();
        content.Replace("taxonomy/countries.yaml", "fr: Maroc", "fr: Royaume du Maroc");

        Assert.Equal(FileOutcome.Updated, (await content.ImportAsync()).OutcomeOf("taxonomy/countries.yaml"));
        Assert.Equal("Royaume du Maroc", (await content.Taxonomy.LoadAsync(Ct)).Find(Dimension.Country, "ma")!.Label.In("fr"));
        Assert.Equal(changes + 1, await content.CountChangesAsync());
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_completed_by_the_next()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        var changes = await content.CountChangesAsync();
        await content.Files.RemoveAsync([.. (await content.Files.AllAsync(Ct)).Keys], Ct);

        var report = await content.ImportAsync();

        Assert.Empty(report.Problems);
        Assert.Equal(FileOutcome.Unchanged, report.OutcomeOf(OneDoor));
        Assert.Equal(changes, await content.CountChangesAsync());
        Assert.Equal(report.Files.Count, (await content.Files.AllAsync(Ct)).Count);
    }

    [Fact]
    public async Task A_wrong_original_is_corrected_and_forgotten_with_its_key()
    {
        await using var content = await TestContent.CreateAsync(kind);
        content.Write("practices/porte.md", Translation(2, "translation-of: 1\n"));
        content.Write("practices/puerta.md", Translation(3, "translation-of: 2\n").Replace("language: fr", "language: es", StringComparison.Ordinal));
        content.Write("practices/other.md", Translation(4, "").Replace("language: fr", "language: en", StringComparison.Ordinal));
        await content.ImportAsync();
        var (one, two, four) = (await FindAsync(1), await FindAsync(2), await FindAsync(4));
        Assert.Equal((one.Id, one.Id), (two.WorkId, (await FindAsync(3)).WorkId));

        content.Replace("practices/porte.md", "translation-of: 1", "translation-of: 4");
        await content.ImportAsync();
        Assert.Equal((one.Id, four.Id, four.Id), ((await FindAsync(1)).WorkId, (await FindAsync(2)).WorkId, (await FindAsync(3)).WorkId));

        content.Replace("practices/porte.md", "translation-of: 4\n", "");
        await content.ImportAsync();
        Assert.Equal((four.Id, two.Id, two.Id), ((await FindAsync(4)).WorkId, (await FindAsync(2)).WorkId, (await FindAsync(3)).WorkId));

        async Task<Contribution> FindAsync(int number) => (await content.Contributions.FindAsync(Practice, number, Ct))!;
    }

    [Fact]
    public async Task A_translation_imported_before_the_run_was_cut_off_is_linked()
    {
        await using var content = await TestContent.CreateAsync(kind);
        await content.ImportAsync();
        content.Write("practices/a.md", Translation(number: 2, "translation-of: 1\n"));
        foreach (var number in Enumerable.Range(3, 60))
        {
            content.Write($"practices/p{number}.md", Translation(number, "translation-of: 1\n"));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => content.Importer.ImportAsync(content.Root, new StopsAfter("practices/p60.md", stop), stop.Token));
        Assert.Contains("practices/a.md", (await content.Files.AllAsync(Ct)).Keys);
        Assert.DoesNotContain("practices/p60.md", (await content.Files.AllAsync(Ct)).Keys);

        await content.ImportAsync();

        var work = (await content.Contributions.FindAsync(Practice, 1, Ct))!.WorkId;
        foreach (var number in Enumerable.Range(2, 61))
        {
            Assert.Equal(work, (await content.Contributions.FindAsync(Practice, number, Ct))!.WorkId);
        }
    }

    [Fact]
    public async Task Two_that_import_at_once_do_not_stand_in_each_others_way()
    {
        await using var content = await TestContent.CreateAsync(kind);

        var reports = await Task.WhenAll(content.ImportAsync(), content.ImportAsync());

        Assert.All(reports, report => Assert.Empty(report.Problems));
        Assert.Equal(1, (await content.Contributions.PublishedAsync(Practice, 1, Ct))!.Revision.Ordinal);
    }

    [Fact]
    public async Task Progress_is_told_file_by_file()
    {
        await using var content = await TestContent.CreateAsync(kind);
        var told = new Collected();

        var report = await content.ImportAsync(progress: told);

        Assert.Equal(Enumerable.Range(1, report.Files.Count), told.All.Select(progress => progress.Done));
        Assert.All(told.All, progress => Assert.Equal(report.Files.Count, progress.Total));
        Assert.Equal(report.Files.Select(file => file.Path), told.All.Select(progress => progress.File).Order(StringComparer.Ordinal));
    }

    private static string Translation(int number, string key) =>
        $"---\nnumber: {number}\n{key}title: Porte {number}\nlanguage: fr\nobjectives: [\"8\"]\nsource: https://example.org/{number}\n---\nUn bureau.\n";

    private sealed class StopsAfter(string file, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.File == file)
            {
                stop.Cancel();
            }
        }
    }

    private sealed class Collected : IProgress<ImportProgress>
    {
        public List<ImportProgress> All { get; } = [];

        public void Report(ImportProgress value) => All.Add(value);
    }
}

public sealed class ContentImporterOnSqliteTests() : ContentImporterContract(DatabaseKind.Sqlite);

public sealed class ContentImporterOnPostgresTests() : ContentImporterContract(DatabaseKind.Postgres);
