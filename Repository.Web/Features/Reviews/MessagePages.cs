using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Reviews;

public sealed record MessagesPage(PageHead Head, IReadOnlyList<(string Text, string? Address)> Crumbs, IReadOnlyList<ReviewMessage> Messages) : IPage
{
    /// <summary>Who writes to whom.</summary>
    public required string Explanation { get; init; }

    /// <summary>Null where the reader does not write.</summary>
    public FormField? Field { get; init; }

    public FormErrors Errors { get; init; } = new(null, []);

    /// <summary>Who reads, whose own messages are marked.</summary>
    public Guid? ReaderId { get; init; }
}

/// <summary>The pages on which authors and reviewer write to each other.</summary>
public sealed class MessagePages(ReviewMessages messages, ContributionStore contributions, AccessGate gate, Texts texts, Links links)
{
    public async Task<MessagesPage> OfReviewerAsync(SubmissionCase found, ModelStateDictionary state, CancellationToken ct) => await OfAsync(
        found, state, SiteSection.Reviews, [(texts["Reviews.Heading"], links.Reviews()), (await TitleAsync(found, ct), links.Review(found.Submission.Id))], texts["Reviews.MessagesToAuthor"], ct);

    public async Task<MessagesPage> OfAuthorAsync(SubmissionCase found, ModelStateDictionary state, CancellationToken ct) => await OfAsync(
        found, state, SiteSection.Contribute, [(texts["Reviews.YourContributions"], links.Contribute), (texts["Reviews.YourContribution"], links.Submission(found.Submission.Id))], texts["Reviews.MessagesToReviewer"], ct);

    private async Task<MessagesPage> OfAsync(
        SubmissionCase found, ModelStateDictionary state, SiteSection section, IReadOnlyList<(string Text, string? Address)> crumbs, string explanation, CancellationToken ct)
    {
        var field = new FormField("message", FieldKind.Area, texts["Reviews.YourMessage"]) { Help = texts["Reviews.MessageHelp"], MaxLength = ReviewMessage.MaxLength, Rows = 5 }.In(state);
        return new MessagesPage(
            new PageHead { Title = texts["Reviews.Messages"], Section = section, NoIndex = true }, [.. crumbs, (texts["Reviews.Messages"], null)], await messages.OfAsync(found.Submission.Id, ct))
        {
            Explanation = explanation,
            Field = gate.Shows(PolicyTable.WriteAboutSubmission, found.Subject) ? field : null,
            Errors = FormErrors.Of(state, [field]),
            ReaderId = gate.Actor.AccountId,
        };
    }

    private async Task<string> TitleAsync(SubmissionCase found, CancellationToken ct) => (await contributions.RevisionAsync(found.Submission.RevisionId!.Value, ct))!.Content.Title;
}
