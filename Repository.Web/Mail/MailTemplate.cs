using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.Features.Account;
using Repository.Web.Languages;

namespace Repository.Web.Mail;

/// <summary>
/// What a mail's texts need. The texts are those of the feature <c>Mail</c>: <c>{name}.Subject</c>, <c>.Body</c> (paragraphs with an empty line between),
/// <c>.Why</c>, and, for a mail with a link, <c>.Action</c> and perhaps <c>.After</c>, the paragraph below it.
/// </summary>
/// <param name="Name">One of <see cref="MailTemplates"/>.</param>
/// <param name="Page">Where the link leads, without a language; null if the mail says it itself, or has no link.</param>
/// <param name="Arguments">In the order in which the texts number them, from {0} on.</param>
public sealed record MailTemplate(string Name, string? Page, params IReadOnlyList<string> Arguments)
{
    public static IReadOnlyList<MailTemplate> All { get; } =
    [
        new(MailTemplates.ConfirmEmail, Page: null),
        new(MailTemplates.AccountExists, "/account/sign-in"),
        new(MailTemplates.ResetPassword, Page: null),
        new(MailTemplates.PasswordChanged, "/account/reset", MailArguments.At),
        new(MailTemplates.ConfirmNewEmail, Page: null),
        new(MailTemplates.EmailChanged, Page: null, MailArguments.NewAddress),
        new(MailTemplates.SignedInOnNewDevice, "/account/sessions", MailArguments.At, MailArguments.Device),
        new(MailTemplates.SignInLink, Page: null),
        new(MailTemplates.RoleChanged, "/account", MailArguments.Roles),
        new(MailTemplates.AccountDisabled, Page: null, MailArguments.Reason),
        new(MailTemplates.AccountEnabled, "/account/sign-in"),
        new(MailTemplates.SignedOut, "/account/sign-in"),
        new(MailTemplates.AuthorInvited, Page: null, MailArguments.Person),
        new(MailTemplates.MembershipAsked, Page: null, MailArguments.Person, MailArguments.Organisation),
        new(MailTemplates.MembershipConfirmed, Page: null, MailArguments.Organisation),
        new(MailTemplates.MembershipRefused, "/account/organisation", MailArguments.Organisation, MailArguments.Reason),
        new(MailTemplates.SpaceApproved, Page: null, MailArguments.Title) { Topic = NoticeTopic.Space },
        new(MailTemplates.SpaceDeclined, Page: null, MailArguments.Title, MailArguments.Reason) { Topic = NoticeTopic.Space },
        new(MailTemplates.PostRemoved, Page: null, MailArguments.Title, MailArguments.Reason) { Topic = NoticeTopic.Post },
        OfSubmission(MailTemplates.SubmissionSubmitted, MailArguments.Title, MailArguments.DueAt),
        OfSubmission(MailTemplates.SubmissionConfirmationDeclined, MailArguments.Title, MailArguments.Reason),
        new(MailTemplates.ConfirmContribution, Page: null, MailArguments.Person, MailArguments.DueAt),
        new(MailTemplates.ConfirmationWaits, Page: null, MailArguments.Person, MailArguments.DueAt),
        OfSubmission(MailTemplates.SubmissionConfirmationWaits, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionTakenBack, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionReviewBegun, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionChangesRequested, MailArguments.Title, MailArguments.DueAt, MailArguments.Reason),
        OfSubmission(MailTemplates.SubmissionApproved, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionRejected, MailArguments.Title, MailArguments.Reason),
        OfSubmission(MailTemplates.SubmissionCancelled, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionWithdrawn, MailArguments.Title, MailArguments.Reason),
        OfSubmission(MailTemplates.SubmissionReinstated, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionReviewerWrote, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionAuthorWrote, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionWaitsForReviewer, MailArguments.Title, MailArguments.DueAt),
        OfSubmission(MailTemplates.SubmissionAssigned, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionResubmitted, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionDraftWaits, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionChangesWait, MailArguments.Title, MailArguments.DueAt),
        OfSubmission(MailTemplates.SubmissionChangesOverdue, MailArguments.Title, MailArguments.DueAt),
        OfSubmission(MailTemplates.SubmissionReviewWaits, MailArguments.Title),
        OfSubmission(MailTemplates.SubmissionReviewOverdue, MailArguments.Title, MailArguments.DueAt),
    ];

    private const string OfSubmissions = "submission-";

    /// <summary>By which choice its recipients may do without it; null for a mail that always goes out.</summary>
    public NoticeTopic? Topic { get; init; }

    /// <summary>It goes with the notice of the same name.</summary>
    private static MailTemplate OfSubmission(string name, params IReadOnlyList<string> arguments) =>
        new(name, Page: null, arguments) { Topic = NoticeKinds.Topic(StoredName.Parse<NoticeKind>(name[OfSubmissions.Length..])) };

    public static MailTemplate? Find(string name) => All.FirstOrDefault(template => template.Name == name);

    /// <summary>The arguments as the texts take them.</summary>
    public object[] Fill(OutgoingMail mail, Texts texts) => [.. Arguments.Select(name => Written(name, mail.Arguments[name], texts))];

    private static string Written(string name, string value, Texts texts) => name switch
    {
        MailArguments.At => texts["Mail.Time", StorableTime.Parse(value)],
        MailArguments.Device => BrowserName.Of(value, texts),
        MailArguments.DueAt => texts["Mail.Day", StorableTime.Parse(value)],
        MailArguments.Title when value.Length == 0 => texts["Mail.Untitled"],
        MailArguments.Reason => PlainLine.Of(value, PlainLine.MaxReason),
        _ => PlainLine.Of(value, PlainLine.MaxArgument),
    };
}
