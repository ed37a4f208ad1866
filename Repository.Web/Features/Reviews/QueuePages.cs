using System.Globalization;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Reviews;

public sealed record QueueListPage(PageHead Head, QueueFilter Filter, IReadOnlyList<QueueLine> Lines, IReadOnlyList<QueueTabLink> Tabs, Pager Pager) : IPage
{
    public required IReadOnlyList<FormField> Filters { get; init; }

    public required string ShowAll { get; init; }

    /// <summary>Waiting, overdue, and days to a decision.</summary>
    public required IReadOnlyList<(string Label, string Figure)> Figures { get; init; }

    public Notice? Notice { get; init; }
}

public sealed record QueueTabLink(string Text, string Address, int Count, bool IsCurrent);

public sealed record QueueLine(QueuedSubmission Queued, string Address, string Facts, string State, string Tone, string Waiting)
{
    public (string Tone, string Text)? Due { get; init; }

    public string? Reviewer { get; init; }

    public bool IsClaimable { get; init; }

    /// <summary>The reader reviews it.</summary>
    public bool IsMine { get; init; }

    /// <summary>Why the reader may not review it; null if they may, or are no moderator.</summary>
    public string? Why { get; init; }
}

public sealed record FiguresPage(PageHead Head, ReviewFigures Figures, bool ShowsModerators) : IPage;

/// <summary>Makes the queue's page, and that of its figures.</summary>
public sealed class QueuePages(ReviewQueue queue, ReviewFigureStore figures, ReviewWords words, TermOptions terms, Labels labels, ICatalogue catalogue, AccessGate gate, Texts texts, Links links)
{
    private const int PageSize = 25;

    private const int MostPlaces = 2;

    private static readonly string[] Done = ["conflicted", "released"];

    public async Task<QueueListPage> ListAsync(QueueFilter filter, int page, string done, CancellationToken ct)
    {
        var scope = ReviewScope.Of(gate.Actor, catalogue.Taxonomy);
        var found = await queue.PageAsync(filter, scope, catalogue.Taxonomy, (Math.Min(page, Pager.Deepest(PageSize)) - 1) * PageSize, PageSize, ct);
        var decided = await figures.DecidedAsync(ct);
        var list = links.Reviews();
        return new QueueListPage(
            Head(texts["Reviews.Heading"]),
            filter,
            [.. found.Submissions.Select(one => Line(one, scope.AccountId))],
            [.. Enum.GetValues<QueueTab>().Select(tab => new QueueTabLink(texts[$"Reviews.Tab{tab}"], list + QueueQuery.ToQueryString(filter with { Tab = tab }), found.Counts[tab], tab == filter.Tab))],
            new Pager(page, PageSize, found.Counts[filter.Tab], number => list + QueueQuery.ToQueryString(filter, number)))
        {
            Filters = Filters(filter),
            ShowAll = list + QueueQuery.ToQueryString(new QueueFilter { Tab = filter.Tab }),
            Figures =
            [
                (texts["Reviews.FigureWaiting"], Number(found.Counts[QueueTab.New])),
                (texts["Reviews.FigureOverdue"], Number(found.Counts[QueueTab.Overdue])),
                .. decided.Count > 0 ? [(texts["Reviews.FigureDays"], Days(decided.Median, texts.Language.Culture))] : Array.Empty<(string, string)>(),
            ],
            Notice = Done.Contains(done, StringComparer.Ordinal) ? new Notice("ok", texts[$"Reviews.Done.{done}"]) : null,
        };
    }

    public async Task<FiguresPage> FiguresAsync(CancellationToken ct) => new(Head(texts["Reviews.Figures"]), await figures.OfQuarterAsync(ct), gate.Actor.Is(Role.Administrator));

    public static PageHead Head(string title) => new() { Title = title, Section = SiteSection.Reviews, NoIndex = true };

    /// <summary>With one decimal below ten.</summary>
    public static string Days(double days, CultureInfo culture) => days.ToString(days < 10 ? "0.#" : "0", culture);

    private string Number(int number) => number.ToString("N0", texts.Language.Culture);

    private QueueLine Line(QueuedSubmission one, Guid reader)
    {
        var submission = one.Submission;
        var isNew = submission.State == SubmissionState.Submitted;
        var mayReview = gate.Actor.Is(Role.Moderator);
        return new QueueLine(one, links.Review(submission.Id), Facts(one), words.State(submission.State), SubmissionWords.Tone(submission.State), words.Waiting(submission))
        {
            Due = words.Due(submission),
            Reviewer = submission.State == SubmissionState.ChangesRequested ? texts["Reviews.Author"] : submission.ReviewerId == reader ? texts["Reviews.You"] : one.Reviewer,
            IsClaimable = isNew && mayReview && one.Partiality == Partiality.None,
            IsMine = submission.State == SubmissionState.InReview && submission.ReviewerId == reader,
            Why = one.Partiality == Partiality.None || !mayReview ? null : texts[$"Reviews.Partial{one.Partiality}"],
        };
    }

    /// <summary>Kind, where, and which round.</summary>
    private string Facts(QueuedSubmission one)
    {
        var places = one.Countries.Select(id => labels.Short(new TermKey(Dimension.Country, id))).ToList();
        var where = places.Count > MostPlaces ? texts.Count("Shared.AndMore", places.Count - MostPlaces, string.Join(texts["Shared.ListSeparator"], places.Take(MostPlaces))) : texts.List(places);
        return string.Join(" · ", new[] { words.Name(one.Kind), where, words.Round(one.Submission) }.Where(part => part.Length > 0));
    }

    private IReadOnlyList<FormField> Filters(QueueFilter filter) =>
    [
        Select("kind", texts["Reviews.Kind"], filter.Kind, KindCatalogue.All.Select(kind => new FieldOption(kind.Name, words.Name(kind)))),
        Select("objective", texts["Reviews.Objective"], filter.Objective, terms.Of(Dimension.Objective)),
        Select("region", texts["Reviews.Region"], filter.Region, terms.Of(Dimension.Region)),
        Select("language", texts["Reviews.Language"], filter.Language, terms.Of(Dimension.Language)),
        Select("days", texts["Reviews.Age"], filter.Days == 0 ? "" : filter.Days.ToString(CultureInfo.InvariantCulture), QueueQuery.Ages.Select(days => new FieldOption(days.ToString(CultureInfo.InvariantCulture), texts["Reviews.AgeOf", days]))),
    ];

    private FormField Select(string name, string label, string value, IEnumerable<FieldOption> options) =>
        new(name, FieldKind.Select, label) { Value = value, Options = [new FieldOption("", texts["Shared.All"]), .. options] };
}
