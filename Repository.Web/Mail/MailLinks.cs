using Repository.Domain.Notifications;

namespace Repository.Web.Mail;

/// <summary>The one link of a mail, made when the mail is.</summary>
public sealed class MailLinks(SiteAddress site, UnsubscribeLinks unsubscribe, IServiceScopeFactory scopes)
{
    /// <summary>So soon does a mail go out once the operator has set what is missing.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(10);

    public async Task<MadeLink> MakeAsync(OutgoingMail mail, MailTemplate template, CancellationToken ct)
    {
        if (mail.Link is null && Path(mail, template) is null)
        {
            return new MadeLink(Address: null, Secret: null, Refusal: null);
        }

        if (site.Find() is not { } address)
        {
            return Refused(new AttemptEnd.Deferred("Held: set Repository:PublicAddress, so that its link can be made.", HeldFor));
        }

        if (mail.Link is not { } link)
        {
            return new MadeLink($"{address}/{mail.Language}{Path(mail, template)}", Secret: null, Refusal: null)
            {
                Choices = template.Topic is null ? null : $"{address}/{mail.Language}/account/notifications/choices",
                OneClick = template.Topic is { } topic && mail.AccountId is { } account && address.StartsWith("https://", StringComparison.Ordinal)
                    ? $"{address}/{mail.Language}/account/notifications/unsubscribe?token={Uri.EscapeDataString(unsubscribe.Make(account, topic))}"
                    : null,
            };
        }

        await using var scope = scopes.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<ILinkIssuer>().IssueAsync(new LinkRequest(mail.AccountId, link, mail.LinkStamp, mail.CreatedAt), ct);
        return secret is null
            ? Refused(new AttemptEnd.Refused("Its link has become pointless."))
            : new MadeLink($"{address}/{mail.Language}/{PageOf(link)}?token={Uri.EscapeDataString(secret)}{Return(mail)}", secret, Refusal: null);
    }

    private static string PageOf(MailLink link) => link.Purpose == LinkPurposes.ConfirmContribution ? "contribute/confirmation" : $"account/{link.Purpose}";

    private static string Return(OutgoingMail mail) => mail.Arguments.GetValueOrDefault(MailArguments.Return) is { } path ? $"&return={Uri.EscapeDataString(path)}" : "";

    private static string? Path(OutgoingMail mail, MailTemplate template) => mail.Arguments.GetValueOrDefault(MailArguments.Path) ?? template.Page;

    private static MadeLink Refused(AttemptEnd refusal) => new(Address: null, Secret: null, refusal);
}

/// <param name="Address">Absolute; null for a mail without a link.</param>
/// <param name="Secret">The part of it that must not be logged or stored.</param>
/// <param name="Refusal">Why the mail is not sent now, if there is a reason.</param>
public sealed record MadeLink(string? Address, string? Secret, AttemptEnd? Refusal)
{
    /// <summary>Where the recipient chooses not to get such mails; null where there is no choice.</summary>
    public string? Choices { get; init; }

    /// <summary>Where a mail program ends such mails by itself; null where it cannot.</summary>
    public string? OneClick { get; init; }
}
