using Repository.Domain.Data;
using Repository.Domain.Pages;
using Repository.Domain.Tests.Data;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Pages;

public abstract class PageStoreContract(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly Page About = new() { Name = "about", Language = "en", Title = "About", Summary = "What this is", Body = "# About\n\nText.", Imported = true };

    private PageStore Store => new(Database);

    [Fact]
    public async Task A_page_is_read_as_it_was_written()
    {
        await Store.SaveAsync(About, Ct);

        Assert.Equal(About, await Store.FindAsync("about", "en", Ct));
        Assert.Null(await Store.FindAsync("about", "fr", Ct));
    }

    [Fact]
    public async Task A_page_that_is_saved_again_is_replaced()
    {
        await Store.SaveAsync(About, Ct);
        var changed = About with { Title = "About us", Imported = false };

        await Store.SaveAsync(changed, Ct);

        Assert.Equal(changed, await Store.FindAsync("about", "en", Ct));
    }

    [Fact]
    public async Task An_import_replaces_what_was_imported_and_keeps_what_people_wrote()
    {
        Assert.True(await Store.ImportAsync(About, Ct));
        Assert.True(await Store.ImportAsync(About with { Title = "Imported again" }, Ct));
        var theirs = About with { Title = "Theirs", Imported = false };
        await Store.SaveAsync(theirs, Ct);

        Assert.False(await Store.ImportAsync(About, Ct));

        Assert.Equal(theirs, await Store.FindAsync("about", "en", Ct));
        Assert.Equal(3, (await new ChangeLog(Database).AfterAsync(0, 10, Ct)).Count);
    }

    [Fact]
    public async Task Every_save_is_logged_under_the_page_s_name()
    {
        await Store.SaveAsync(About, Ct);
        await Store.SaveAsync(About, Ct);

        var changes = await new ChangeLog(Database).AfterAsync(0, 10, Ct);

        Assert.Equal([(ChangeSubjects.Page, "about"), (ChangeSubjects.Page, "about")], changes.Select(change => (change.Subject, change.SubjectId)));
    }
}

public sealed class PageStoreOnSqliteTests() : PageStoreContract(DatabaseKind.Sqlite);

public sealed class PageStoreOnPostgresTests() : PageStoreContract(DatabaseKind.Postgres);
