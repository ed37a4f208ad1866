using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.Features.Account;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Notifications;

/// <summary>The form of choices: one list for the site, one for mails.</summary>
public sealed class NoticeChoiceSheet(Texts texts, Links links)
{
    public FormSheet Of(IReadOnlyList<NoticeChoice> choices, IReadOnlyList<NoticeTopic> topics, bool saved)
    {
        var heading = texts["Notifications.Choices"];
        var options = topics.Select(topic => new FieldOption(StoredName.Of(topic), texts[$"Notifications.Topic{topic}"])).ToList();
        return FormSheet.Of(
            new ModelStateDictionary(),
            texts,
            AccountForms.Head(heading),
            heading,
            texts["Notifications.Save"],
            new FormField("site", FieldKind.Picks, texts["Notifications.OnSite"]) { Options = options, Chosen = Names(choices.Where(choice => choice.InPage)) },
            new FormField("mail", FieldKind.Picks, texts["Notifications.ByMail"]) { Options = options, Chosen = Names(choices.Where(choice => choice.ByMail)) }) with
        {
            Paragraphs = [texts["Notifications.ChoicesIntroduction"]],
            Notice = saved ? new Notice("ok", texts["Notifications.Saved"]) : null,
            Ways = [(texts["Notifications.Heading"], links.Account("notifications"))],
        };
    }

    private static string[] Names(IEnumerable<NoticeChoice> choices) => [.. choices.Select(choice => StoredName.Of(choice.Topic))];
}
