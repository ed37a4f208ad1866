using System.Globalization;
using Repository.Domain.Audit;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Pages;
using Repository.Domain.Taxonomy;
using Repository.TestSupport;

namespace Repository.Search.Tests.Catalogue.Indexing;

/// <summary>All that happens to a database, in any order.</summary>
internal sealed class RandomEdits
{
    private const int LargestImport = 12;

    private readonly Random random;
    private readonly RandomRecords contents;
    private readonly Database database;
    private readonly TestClock clock;
    private readonly ContributionStore contributions;
    private readonly TaxonomyStore taxonomy;
    private readonly PageStore pages;
    private readonly List<Edited> edited = [];
    private readonly List<Term> terms = [.. Dimensions.All.SelectMany(Records.Taxonomy.All)];
    private int planted;

    public RandomEdits(int seed, Database database, TestClock clock)
    {
        random = new Random(seed);
        contents = new RandomRecords(random);
        this.database = database;
        this.clock = clock;
        contributions = new ContributionStore(database, clock);
        taxonomy = new TaxonomyStore(database);
        pages = new PageStore(database);
    }

    /// <summary>Words that stood in one title each; those up to this number: see <see cref="PlantedWord"/>.</summary>
    public int Planted => planted;

    public static string PlantedWord(int number) => string.Create(CultureInfo.InvariantCulture, $"zq{number}x");

    /// <summary>So many operations, each a transaction of its own but for imports.</summary>
    public async Task DoAsync(int operations, CancellationToken ct)
    {
        for (var done = 0; done < operations;)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            done += await DoOneAsync(Math.Min(LargestImport, operations - done), ct);
        }
    }

    /// <summary>Other labels, another place of a country and another term.</summary>
    public async Task ChangeTaxonomyAsync(int number, CancellationToken ct)
    {
        var suffix = number.ToString(CultureInfo.InvariantCulture);
        terms.Add(terms.First(term => term.Dimension == Dimension.Theme) with { Id = $"theme-{suffix}", Order = 10 + number });
        for (var i = 0; i < terms.Count; i++)
        {
            terms[i] = terms[i].Key.ToString() switch
            {
                "country:ng" => terms[i] with { ParentId = number % 2 == 0 ? "africa" : "americas" },
                "country:cl" => terms[i] with { Label = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = $"Chile {suffix}" }) },
                _ => terms[i],
            };
        }

        Assert.NotEqual(0, await taxonomy.SaveAsync(terms, ct));
    }

    /// <returns>How many operations it was.</returns>
    private async Task<int> DoOneAsync(int most, CancellationToken ct)
    {
        switch (random.Next(100))
        {
            case < 6:
                return await PublishAsync(random.Next(1, most + 1), ct);
            case < 50:
                await ReviseAsync(Any(record => record.IsPublished), ct);
                break;
            case < 64:
                await WithdrawAsync(Any(record => record.IsPublished), ct);
                break;
            case < 76:
                await ReviseAsync(Any(record => !record.IsPublished), ct);
                break;
            case < 90:
                await TranslateAsync(Any(_ => true), random.Next(4) == 0 ? null : Any(_ => true), ct);
                break;
            case < 95:
                await pages.SaveAsync(new Page { Name = "about", Language = "en", Title = "About", Summary = "", Body = $"{random.Next()}", Imported = false }, ct);
                break;
            default:
                await DamageAsync(Any(record => record.IsPublished), ct);
                break;
        }

        return 1;
    }

    private async Task<int> PublishAsync(int count, CancellationToken ct)
    {
        var given = Enumerable.Range(edited.Count + 1, count).Select(number => new NewContribution(number, "a-slug", Planting(contents.Record(number).Content), Imported: true)).ToList();
        foreach (var made in await contributions.PublishNewAsync(given, ct))
        {
            edited.Add(new Edited(made.Id, made.Kind) { Version = made.Version, Work = made.WorkId, IsPublished = true });
        }

        return count;
    }

    private async Task ReviseAsync(Edited? record, CancellationToken ct)
    {
        if (record is not null)
        {
            await contributions.PublishRevisionAsync(record.Id, record.Version++, $"slug-{random.Next(10)}", ContentOf(record.Kind), imported: false, ct);
            record.IsPublished = true;
        }
    }

    private async Task WithdrawAsync(Edited? record, CancellationToken ct)
    {
        if (record is not null)
        {
            await contributions.WithdrawAsync(record.Id, record.Version++, new Withdrawal("Outdated"), AuditContext.Program, ct);
            record.IsPublished = false;
        }
    }

    private async Task TranslateAsync(Edited? record, Edited? original, CancellationToken ct)
    {
        if (record is not null)
        {
            await contributions.SetOriginalAsync(record.Id, original?.Id, ct);
            var work = original?.Work ?? record.Id;
            record.Version += work == record.Work ? 0 : 1;
            record.Work = work;
        }
    }

    /// <summary>As by a slip with the database's own tools. The next revision mends it.</summary>
    private async Task DamageAsync(Edited? record, CancellationToken ct)
    {
        const string Damage = "update revisions set document = '{' where id = (select published_revision_id from contributions where id = @id)";
        if (record is not null)
        {
            await database.WriteAsync(
                async session =>
                {
                    await session.ExecuteAsync(Damage, new { id = record.Id }, ct);
                    await ChangeLog.AppendAsync(session, ChangeSubjects.Contribution, record.Id.ToString("D"), ct);
                },
                ct);
        }
    }

    /// <returns>Null if some tries meet none.</returns>
    private Edited? Any(Func<Edited, bool> wanted) =>
        edited.Count == 0 ? null : Enumerable.Range(0, 20).Select(_ => edited[random.Next(edited.Count)]).FirstOrDefault(wanted);

    private RevisionContent ContentOf(Kind kind)
    {
        while (true)
        {
            var content = contents.Record(number: 1).Content;
            if (content.Kind == kind)
            {
                return Planting(content);
            }
        }
    }

    private RevisionContent Planting(RevisionContent content)
    {
        if (random.Next(10) > 0)
        {
            return content;
        }

        var title = $"{content.Title} {PlantedWord(++planted)}";
        return content with { Fields = content.Fields is Practice practice ? practice with { Title = title } : (Guidance)content.Fields with { Title = title } };
    }

    private sealed class Edited(Guid id, Kind kind)
    {
        public Guid Id => id;

        public Kind Kind => kind;

        public long Version { get; set; }

        public Guid Work { get; set; }

        public bool IsPublished { get; set; }
    }
}
