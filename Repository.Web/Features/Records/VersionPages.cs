using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Differences;
using Repository.Domain.Contributions.Kinds;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Records;

public sealed record VersionListPage(PageHead Head, Contribution Contribution, string Title, string Language, IReadOnlyList<ListedVersion> Versions, Pager Pager) : IPage;

/// <param name="Changes">What changed since the version before, in short.</param>
/// <param name="ComparisonAddress">That in full; null for the first version.</param>
public sealed record ListedVersion(int Number, DateTimeOffset PublishedAt, string Changes, string Address, string? ComparisonAddress);

public sealed record ComparisonPage(PageHead Head, Contribution Contribution, string Title, RecordVersion Newer, RecordVersion Older, IReadOnlyList<ComparedField> Changed, IReadOnlyList<ComparedField> Unchanged) : IPage
{
    public required string Summary { get; init; }

    public required string NewerAddress { get; init; }

    public required string OlderAddress { get; init; }

    /// <summary>Names of the languages before and after, where the record's own changed.</summary>
    public (string Old, string New)? Languages { get; init; }
}

public sealed record ComparedField(string Label, ShownDifference Difference);

/// <summary>The list of a record's versions, and two of them beside each other.</summary>
public sealed class VersionPages(ContributionStore contributions, KindWords kinds, Texts texts, Labels labels, Links links)
{
    private const int PageSize = 50;

    public async Task<VersionListPage> ListAsync(Contribution contribution, int page, CancellationToken ct)
    {
        var list = links.Versions(contribution);
        var pager = new Pager(page, PageSize, contribution.PublishedVersion, number => number == 1 ? list : FormattableString.Invariant($"{list}?page={number}"));
        var last = contribution.PublishedVersion - (PageSize * (Math.Min(page, pager.Last) - 1));

        // One more than is listed: what changed in the oldest is told by the one before it.
        var versions = await contributions.VersionsAsync(contribution.Id, last - PageSize, last, ct);
        var newest = versions[0].Content;
        var heading = texts["Records.VersionsOf", kinds.Numbered(contribution.Kind, contribution.Number)];
        return new VersionListPage(
            new PageHead { Title = heading, Section = RecordPageBuilder.SectionOf(contribution.Kind), NoIndex = true, Canonical = links.Record(contribution) },
            contribution,
            newest.Title,
            newest.Language,
            [.. versions.Take(PageSize).Select((version, i) => Listed(contribution, version, versions.ElementAtOrDefault(i + 1)))],
            pager);
    }

    public ComparisonPage Comparison(Contribution contribution, RecordVersion newer, RecordVersion older)
    {
        var difference = ContentDifference.Of(older.Content, newer.Content);
        var language = difference.LanguageChanged ? null : newer.Content.Language;
        IReadOnlyList<ComparedField> Shown(IEnumerable<FieldDifference> fields) => [.. fields.Select(field => new ComparedField(Label(contribution.Kind, field.Field), new ShownDifference(field, language)))];
        var changed = Shown(difference.Changed);
        return new ComparisonPage(
            new PageHead
            {
                Title = texts["Records.ComparisonTitle", kinds.Numbered(contribution.Kind, contribution.Number), older.Number, newer.Number],
                Section = RecordPageBuilder.SectionOf(contribution.Kind),
                NoIndex = true,
                Canonical = links.Record(contribution),
            },
            contribution,
            newer.Content.Title,
            newer,
            older,
            changed,
            Shown(difference.Unchanged))
        {
            Summary = texts.Count("Records.FieldsChanged", changed.Count, difference.Fields.Count),
            NewerAddress = links.Version(contribution, newer.Number),
            OlderAddress = links.Version(contribution, older.Number),
            Languages = difference.LanguageChanged ? (labels.Language(difference.OldLanguage), labels.Language(difference.NewLanguage)) : null,
        };
    }

    private ListedVersion Listed(Contribution contribution, RecordVersion version, RecordVersion? before) => new(
        version.Number,
        version.PublishedAt,
        before is null ? texts["Records.FirstVersion"] : Changes(before.Content, version.Content),
        links.Version(contribution, version.Number),
        before is null ? null : links.Comparison(contribution, version.Number, before.Number));

    private string Changes(RevisionContent before, RevisionContent after)
    {
        List<string> changed = [.. ContentDifference.ChangedFields(before, after).Select(field => texts["Records.QuotedHeading", Label(after.Kind, field)])];
        if (before.Language != after.Language)
        {
            changed.Add(texts["Records.QuotedHeading", texts["Records.Language"]]);
        }

        return changed.Count == 0 ? texts["Records.NothingChanged"] : texts["Records.Changed", texts.List(changed)];
    }

    private string Label(Kind kind, Field field) => kinds.Label(kind, field);
}
