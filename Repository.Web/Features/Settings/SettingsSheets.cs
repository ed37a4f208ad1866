using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Notifications;
using Repository.Domain.Settings;
using Repository.Web.Features.Admin;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Settings;

/// <summary>The form of the settings.</summary>
public sealed class SettingsSheets(Texts texts, Links links)
{
    private const string Contact = "contact";
    private const string Registration = "registration";
    private const string Sender = "sender";
    private const string Open = "open";
    private const string Closed = "closed";

    public string Address => links.Admin("settings");

    /// <param name="done">What the page says above the form.</param>
    public FormSheet Edit(SiteSettings stored, ModelStateDictionary state, string done = "") => FormSheet.Of(
        state,
        texts,
        AdminController.Head(texts, texts["Admin.MenuSettings"]),
        texts["Admin.MenuSettings"],
        texts["Admin.Save"],
        new FormField(Contact, FieldKind.Email, texts["Settings.Contact"]) { Value = stored.ContactAddress, Help = texts["Settings.ContactHelp"], MaxLength = EmailAddress.MaxLength, Autocomplete = "off" },
        new FormField(Registration, FieldKind.Choices, texts["Settings.Registration"])
        {
            Value = Value(stored),
            Help = texts["Settings.RegistrationHelp"],
            Options = [new FieldOption(Open, texts["Settings.RegistrationOpen"]), new FieldOption(Closed, texts["Settings.RegistrationClosed"])],
        },
        new FormField(Sender, FieldKind.Text, texts["Settings.Sender"]) { Value = stored.SenderName, Help = texts["Settings.SenderHelp"], MaxLength = SiteSettings.MaxSenderName, Autocomplete = "off" }) with
    {
        Crumbs = [(texts["Admin.Administration"], links.Admin()), (texts["Admin.MenuSettings"], null)],
        Paragraphs = [texts["Settings.Introduction"]],
        Notice = done is "saved" ? new Notice("ok", texts["Settings.Saved"]) : null,
        Version = stored.Version,
    };

    /// <summary>With what somebody else has saved meanwhile beside what was typed.</summary>
    public FormSheet Stale(SiteSettings current, ModelStateDictionary state) => Edit(current, state) with
    {
        Errors = new FormErrors(texts["Shared.StaleForm"], []),
        Meanwhile =
        [
            (texts["Settings.Contact"], current.ContactAddress),
            (texts["Settings.Registration"], texts[current.RegistrationOpen ? "Settings.RegistrationOpen" : "Settings.RegistrationClosed"]),
            (texts["Settings.Sender"], current.SenderName),
        ],
    };

    /// <summary>Null, and the state says why, if they cannot be stored.</summary>
    public SiteSettings? Read(SettingsForm form, ModelStateDictionary state)
    {
        var read = new SiteSettings
        {
            ContactAddress = (form.Contact ?? "").Trim(),
            RegistrationOpen = form.Registration == Open,
            SenderName = (form.Sender ?? "").Trim(),
            Version = form.Version,
        };
        foreach (var fault in read.Faults())
        {
            state.AddModelError(fault == SettingsFault.ContactAddressWrong ? Contact : Sender, texts[$"Settings.{fault}", SiteSettings.MaxSenderName]);
        }

        if (form.Registration is not (Open or Closed))
        {
            state.AddModelError(Registration, texts["Settings.RegistrationMissing"]);
        }

        return state.IsValid ? read : null;
    }

    private static string Value(SiteSettings settings) => settings.RegistrationOpen ? Open : Closed;
}
