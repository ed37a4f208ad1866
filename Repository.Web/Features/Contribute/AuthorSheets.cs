using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Contributions;
using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>The people of a contribution, for its owner.</summary>
public sealed record AuthorsPage(PageHead Head, OpenedSubmission Opened) : IPage
{
    public required string Title { get; init; }

    public required IReadOnlyList<ContributionAuthor> Authors { get; init; }

    public required IReadOnlyList<Invitation> Invitations { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    public required FormErrors Errors { get; init; }

    public Notice? Notice { get; init; }
}

public sealed class AuthorSheets(AuthorStore authors, InvitationStore invitations, SubmissionWords words, Texts texts, Links links)
{
    public async Task<AuthorsPage> ListAsync(OpenedSubmission opened, ModelStateDictionary state, bool invited, CancellationToken ct)
    {
        var fields = new FormField[]
        {
            new("email", FieldKind.Email, texts["Contribute.InviteAddress"]) { Help = texts["Contribute.InviteAddressHelp"], MaxLength = 254 },
            new("role", FieldKind.Choices, texts["Contribute.InviteRole"]) { Options = [Option("editor"), Option("viewer")], Value = "editor" },
        }.Select(field => field.In(state)).ToList();
        var errors = FormErrors.Of(state, fields);
        var heading = texts["Contribute.WritingTogether"];
        return new AuthorsPage(new PageHead { Title = errors.IsEmpty ? heading : texts["Account.TitleWithErrors", heading], Section = SiteSection.Contribute, NoIndex = true }, opened)
        {
            Title = TitleOf(opened),
            Authors = await authors.OfContributionAsync(opened.Submission.ContributionId, ct),
            Invitations = await invitations.OfContributionAsync(opened.Submission.ContributionId, ct),
            Fields = fields,
            Errors = errors,
            Notice = invited ? new Notice("ok", texts["Contribute.Invited"], texts["Contribute.InvitedNote"]) : null,
        };
    }

    public FormSheet Edit(OpenedSubmission opened, ContributionAuthor author, ModelStateDictionary state)
    {
        string[] options = ["editor", "viewer", .. author.Role == AuthorRole.Editor ? ["owner"] : Array.Empty<string>(), "nothing"];
        var may = new FormField("may", FieldKind.Choices, texts["Contribute.MayDo"]) { Options = [.. options.Select(Option)], Value = author.Role == AuthorRole.Viewer ? "viewer" : "editor" };
        return FormSheet.Of(state, texts, Head(author.DisplayName), author.DisplayName, texts["Contribute.SaveRole"], may) with { Crumbs = Crumbs(opened, author.DisplayName), Ways = [(texts["Contribute.LeaveIt"], links.Submission(opened.Submission.Id, "authors"))] };
    }

    public async Task<FormSheet?> UninviteAsync(OpenedSubmission opened, Guid invitationId, CancellationToken ct)
    {
        var found = (await invitations.OfContributionAsync(opened.Submission.ContributionId, ct)).FirstOrDefault(invitation => invitation.Id == invitationId);
        var heading = texts["Contribute.UninviteHeading"];
        return found is null ? null : new FormSheet(Head(heading), heading, texts["Contribute.Uninvite"])
        {
            Crumbs = Crumbs(opened, heading),
            Paragraphs = [found.Email],
            Ways = [(texts["Contribute.LeaveIt"], links.Submission(opened.Submission.Id, "authors"))],
        };
    }

    /// <summary>For whoever wants to go.</summary>
    public FormSheet Leave(OpenedSubmission opened, ModelStateDictionary state)
    {
        var heading = texts["Contribute.LeaveHeading"];
        return FormSheet.Of(state, texts, Head(heading), heading, texts["Contribute.LeaveNow"]) with
        {
            Crumbs = [(texts["Contribute.Heading"], links.Contribute), (TitleOf(opened), links.Submission(opened.Submission.Id)), (heading, null)],
            Paragraphs = [TitleOf(opened), texts["Contribute.LeaveNote"]],
            Ways = [(texts["Contribute.LeaveIt"], links.Submission(opened.Submission.Id))],
        };
    }

    /// <summary>For whoever is invited.</summary>
    public FormSheet Answer(Invitation invitation, ModelStateDictionary state)
    {
        var heading = texts["Contribute.InvitationHeading"];
        var answer = new FormField("answer", FieldKind.Choices, texts["Contribute.YourAnswer"]) { Options = [new("accept", texts["Contribute.Accept"]), new("decline", texts["Contribute.Decline"])] };
        return FormSheet.Of(state, texts, Head(heading), heading, texts["Contribute.SendAnswer"], answer) with
        {
            Crumbs = [(texts["Contribute.Heading"], links.Contribute), (heading, null)],
            Paragraphs =
            [
                texts[invitation.Role == AuthorRole.Viewer ? "Contribute.InvitedToRead" : "Contribute.InvitedToWrite", invitation.InvitedBy],
                invitation.Title.Length > 0 ? invitation.Title : texts["Contribute.Untitled"],
                texts["Contribute.InvitationUntil", words.Date(invitation.ExpiresAt)],
            ],
        };
    }

    private FieldOption Option(string role) => new(role, texts[$"Contribute.May.{role}"]);

    private static PageHead Head(string title) => new() { Title = title, Section = SiteSection.Contribute, NoIndex = true };

    private (string, string?)[] Crumbs(OpenedSubmission opened, string last) =>
        [(texts["Contribute.Heading"], links.Contribute), (TitleOf(opened), links.Submission(opened.Submission.Id)), (texts["Contribute.WritingTogether"], links.Submission(opened.Submission.Id, "authors")), (last, null)];

    private string TitleOf(OpenedSubmission opened) => opened.Title.Length > 0 ? opened.Title : texts["Contribute.Untitled"];
}
