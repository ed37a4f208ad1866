using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Repository.Domain.Notifications;
using Repository.Domain.Settings;
using Repository.Web.Languages;

namespace Repository.Web.Mail;

/// <summary>Writes a mail's words, once as text and once as HTML, from the same parts: greeting, paragraphs, one link, why the reader gets it.</summary>
public sealed class MailComposer(IOptions<MailOptions> options)
{
    private const string LineEnd = "\r\n";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="link">The absolute address of the mail's one link, if it has one.</param>
    /// <param name="settings">Of the site: by whom the mail is said to be, and where questions go.</param>
    /// <param name="choices">Where the recipient chooses not to get such mails, if they can.</param>
    /// <param name="oneClick">Where a mail program has them end, without a sign-in.</param>
    public ComposedMail Compose(OutgoingMail mail, MailTemplate template, string? link, SiteSettings settings, string? choices = null, string? oneClick = null)
    {
        var language = SiteLanguages.Find(mail.Language) ?? SiteLanguages.Find(SiteLanguages.Default)!;
        var texts = new Texts(language);
        var name = PlainLine.OfName(mail.Name);
        var words = Words(texts, template, template.Fill(mail, texts), name, settings.ContactAddress);
        if (words.Action is null != link is null)
        {
            throw new InvalidOperationException($"a link and words for it belong together: “{template.Name}”");
        }

        return new ComposedMail
        {
            Id = mail.Id,
            Address = mail.Address,
            Name = name,
            SenderName = new[] { settings.SenderName, options.Value.FromName }.FirstOrDefault(given => given.Length > 0) ?? texts["Shared.SiteName"],
            Subject = words.Subject,
            Text = AsText(words, link),
            Html = AsHtml(words, link, language),
            Choices = choices,
            OneClick = oneClick,
        };
    }

    private static MailWords Words(Texts texts, MailTemplate template, object[] arguments, string name, string contact) => new(
        texts[$"Mail.{template.Name}.Subject"],
        [
            name.Length > 0 ? texts["Mail.Greeting", name] : texts["Mail.GreetingWithoutName"],
            .. Paragraphs(texts[$"Mail.{template.Name}.Body"]).Select(paragraph => string.Format(texts.Language.Culture, paragraph, arguments)),
        ],
        texts.Find($"Mail.{template.Name}.Action"),
        texts.Find($"Mail.{template.Name}.After"),
        [texts[$"Mail.{template.Name}.Why"], texts["Mail.Foot", texts["Shared.SiteName"]], .. contact.Length > 0 ? [texts["Mail.FootContact", contact]] : Array.Empty<string>()]);

    /// <summary>Split before the arguments are filled in: none of them makes a paragraph.</summary>
    private static string[] Paragraphs(string body) => body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string AsText(MailWords words, string? link)
    {
        IEnumerable<string?> parts = [.. words.Paragraphs, link is null ? null : $"{words.Action}:{LineEnd}{link}", words.After, $"-- {LineEnd}{string.Join(LineEnd, words.Foot)}"];
        return string.Join(LineEnd + LineEnd, parts.OfType<string>()) + LineEnd;
    }

    private static string AsHtml(MailWords words, string? link, SiteLanguage language)
    {
        IEnumerable<string?> lines =
        [
            "<!doctype html>",
            $"<html lang=\"{language.Code}\" dir=\"{language.Direction}\">",
            $"<head><meta charset=\"utf-8\"><title>{Html.Encode(words.Subject)}</title></head>",
            "<body>",
            .. words.Paragraphs.Select(paragraph => $"<p>{Html.Encode(paragraph)}</p>"),
            link is null ? null : $"<p><a href=\"{Html.Encode(link)}\"><strong>{Html.Encode(words.Action!)}</strong></a></p>",
            words.After is null ? null : $"<p>{Html.Encode(words.After)}</p>",
            $"<hr><p><small>{string.Join("<br>", words.Foot.Select(Html.Encode))}</small></p>",
            "</body>",
            "</html>",
        ];
        return string.Join(LineEnd, lines.OfType<string>()) + LineEnd;
    }

    private sealed record MailWords(string Subject, IReadOnlyList<string> Paragraphs, string? Action, string? After, IReadOnlyList<string> Foot);
}
