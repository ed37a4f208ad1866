using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Taxonomy;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Features.Records;

/// <summary>A site on which practice 32 has three versions and a draft that was never public, and guidance 7 has fifty-one versions.</summary>
public sealed class VersionedSite : TestSite, IAsyncLifetime
{
    public const string Draft = "Unapproved-4711";

    public const int Versions = 51;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Reader { get; private set; } = new();

    /// <summary>With the slug of the last version.</summary>
    public static string Practice(string language) => $"/{language}/practices/32-sello";

    public async ValueTask InitializeAsync()
    {
        await FillAsync();
        Server.PreserveExecutionContext = true;
        Reader = CreateClient();
        var store = Get<ContributionStore>();
        await ReviseAsync(store, PracticeFields.Kind, 32, "sello", content => content with
        {
            Fields = (Practice)content.Fields with { Title = "Sello <b>Migrante</b> & \"dos\"", Summary = "Un sello para municipios que acogen a <script>migrantes</script>." },
        });
        await Get<Database>().WriteAsync(
            session => session.ExecuteAsync(
                """
                insert into revisions (id, contribution_id, ordinal, language, title, schema_version, document, content_hash, imported, created_at)
                select @id, contribution_id, 3, language, @draft, schema_version, replace(document, 'municipios', @draft), content_hash, imported, created_at
                from   revisions
                where  ordinal = 2 and contribution_id = (select id from contributions where kind = 'practice' and number = 32)
                """,
                new { id = Guid.CreateVersion7(), draft = Draft },
                Ct),
            Ct);
        await ReviseAsync(store, PracticeFields.Kind, 32, "sello", content => content with
        {
            Fields = (Practice)content.Fields with { Summary = "Un sello para comunas que acogen a <script>migrantes</script>.", Partners = ["Cruz Roja"] },
            Terms = [.. content.Terms.Where(term => term.Dimension != Dimension.Sdg), new AssignedTerm(Dimension.Sdg, "17", ByEditors: false)],
        });
        for (var version = 2; version <= Versions; version++)
        {
            var title = $"Guidance, as of version {version}";
            await ReviseAsync(store, GuidanceFields.Kind, 7, "guidance-blma", content => content with { Fields = (Guidance)content.Fields with { Title = title } });
        }

        await Eventually.HoldsAsync(async () => (await Reader.GetStringAsync("/en/guidance/7-guidance-blma")).Contains($"version {Versions}", StringComparison.Ordinal), "the last version is shown");
    }

    private static async Task ReviseAsync(ContributionStore store, Kind kind, int number, string slug, Func<RevisionContent, RevisionContent> change)
    {
        var record = (await store.PublishedAsync(kind, number, Ct))!;
        await store.PublishRevisionAsync(record.Contribution.Id, record.Contribution.Version, slug, change(record.Content), imported: false, Ct);
    }
}
