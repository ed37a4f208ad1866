using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Accounts;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Submissions;
using Repository.Domain.Taxonomy;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

public sealed record ContributePage(PageHead Head) : IPage
{
    /// <summary>Of the form that begins a contribution; none for people who are not signed in.</summary>
    public IReadOnlyList<FormField> Start { get; init; } = [];

    public FormErrors Errors { get; init; } = new(null, []);

    /// <summary>What the reader has just done.</summary>
    public Notice? Notice { get; init; }

    /// <summary>Null for people who are not signed in.</summary>
    public IReadOnlyList<ContributionLine>? Mine { get; init; }

    /// <summary>To write with others.</summary>
    public IReadOnlyList<Invitation> Invitations { get; init; } = [];

    public Pager? Pager { get; init; }

    /// <summary>Working days from a submission to an answer.</summary>
    public required int ReviewDays { get; init; }
}

/// <summary>A contribution in the list of somebody who writes it.</summary>
/// <param name="Role">In words; null for its owner.</param>
/// <param name="Tone">A class of the style sheet.</param>
/// <param name="Due">By when whoever acts next should have.</param>
public sealed record ContributionLine(string Address, string Title, string Kind, string? Role, string State, string Tone, string Next, DateTimeOffset? Due, DateTimeOffset Changed)
{
    public bool Urgent { get; init; }

    /// <summary>Address of the public page, if it has one.</summary>
    public string? Record { get; init; }

    /// <summary>Where a change of what is published begins.</summary>
    public string? Change { get; init; }
}

public sealed class ContributePages(SubmissionStore submissions, InvitationStore invitations, SubmissionLimits limits, TermOptions terms, KindWords kinds, SubmissionWords words, TimeProvider clock, Texts texts, Links links)
{
    private const int PageSize = 20;

    public async Task<ContributePage> OfAsync(SignedInSession? signedIn, int page, ModelStateDictionary state, Notice? notice, CancellationToken ct)
    {
        var head = new PageHead { Title = texts["Contribute.Heading"], Description = texts["Contribute.Standfirst"], Section = SiteSection.Contribute };
        if (signedIn is null)
        {
            return new ContributePage(head) { ReviewDays = limits.ReviewWorkingDays };
        }

        var (mine, total) = await submissions.OfAuthorAsync(signedIn.Account.Id, (page - 1) * PageSize, PageSize, ct);
        var start = StartFields().Select(field => field.In(state)).ToList();
        var errors = FormErrors.Of(state, start);
        return new ContributePage(errors.IsEmpty ? head : head with { Title = texts["Account.TitleWithErrors", head.Title] })
        {
            Start = start,
            Errors = errors,
            Notice = notice,
            Invitations = await invitations.ForAsync(signedIn.Account, ct),
            Mine = [.. mine.Select(Line)],
            Pager = new Pager(page, PageSize, total, number => number == 1 ? links.Contribute : FormattableString.Invariant($"{links.Contribute}?page={number}")),
            ReviewDays = limits.ReviewWorkingDays,
        };
    }

    private IEnumerable<FormField> StartFields() =>
    [
        new("kind", FieldKind.Choices, texts["Contribute.WhichKind"])
        {
            Options = [.. KindCatalogue.All.Select(kind => new FieldOption(kind.Name, texts.Find($"Contribute.Is.{kind.Name}") ?? kinds.Name(kind)))],
            Value = KindCatalogue.All[0].Name,
        },
        new("language", FieldKind.Select, texts["Contribute.LanguageOfRecord"]) { Options = terms.Of(Dimension.Language), Value = texts.Language.Code, Help = texts["Contribute.LanguageOfRecordHelp"] },
    ];

    private ContributionLine Line(AuthoredSubmission mine)
    {
        var (submission, writes) = (mine.Submission, mine.Role != AuthorRole.Viewer);
        var published = mine.Publication == PublicationState.Published ? links.Record(mine.Kind, mine.Number, mine.Slug) : null;
        return new ContributionLine(
            links.Submission(submission.Id),
            mine.Title.Length > 0 ? mine.Title : texts["Contribute.Untitled"],
            kinds.Name(mine.Kind),
            mine.Role == AuthorRole.Owner ? null : texts[$"Contribute.Role{mine.Role}"],
            words.State(submission.State),
            SubmissionWords.Tone(submission.State),
            words.Next(submission.State, writes),
            submission.IsOpen ? submission.DueAt : null,
            mine.SavedAt > submission.ChangedAt ? mine.SavedAt : submission.ChangedAt)
        {
            Urgent = submission.IsOverdue(clock.GetUtcNow()) && submission.IsWritable,
            Record = published,
            Change = published is not null && writes && !submission.IsOpen ? $"{published}/change" : null,
        };
    }
}
