using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Accounts;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Account;

/// <summary>What the forms of accounts have in common.</summary>
public sealed class AccountForms(Texts texts, Links links)
{
    public const string EmailName = "email";
    public const string PasswordName = "password";
    public const string NameName = "name";
    public const string CodeName = "code";

    /// <summary>RFC 5321 allows 254 characters.</summary>
    private const int EmailLength = 254;

    public Texts Texts => texts;

    public Links Links => links;

    public FormField Email => new(EmailName, FieldKind.Email, texts["Account.Email"]) { Autocomplete = "username", MaxLength = EmailLength };

    /// <summary>The one that the person has.</summary>
    public FormField Password => new(PasswordName, FieldKind.Password, texts["Account.Password"]) { Autocomplete = "current-password" };

    /// <summary>One that the person chooses.</summary>
    public FormField NewPassword => new(PasswordName, FieldKind.Password, texts["Account.NewPassword"])
    {
        Autocomplete = "new-password",
        Help = texts["Account.NewPasswordHelp", PasswordRules.MinLength],
    };

    public FormField DisplayName => new(NameName, FieldKind.Text, texts["Account.DisplayName"])
    {
        Autocomplete = "name",
        Help = texts["Account.DisplayNameHelp"],
        MaxLength = DisplayNames.MaxLength,
    };

    /// <summary>The one-time code of the first start.</summary>
    public FormField Code => new(CodeName, FieldKind.Text, texts["Account.Code"]) { Autocomplete = "one-time-code", Help = texts["Account.CodeHelp"] };

    /// <summary>A form with what was typed and what is wrong with it.</summary>
    public FormPage Page(ModelStateDictionary state, string heading, string submit, params FormField[] fields)
    {
        var filled = fields.Select(field => field.In(state)).ToList();
        var errors = FormErrors.Of(state, filled);
        return new FormPage(Head(errors.IsEmpty ? heading : texts["Account.TitleWithErrors", heading]), heading, submit) { Fields = filled, Errors = errors };
    }

    public MessagePage Message(string heading, params string[] paragraphs) => new(Head(heading), heading, paragraphs);

    public PageLink Way(string key, string page) => new(texts[key], links.Account(page));

    public static PageHead Head(string title) => new() { Title = title, Section = SiteSection.Account, NoIndex = true };
}
