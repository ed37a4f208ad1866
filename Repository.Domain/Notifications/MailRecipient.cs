namespace Repository.Domain.Notifications;

/// <summary>Whom a mail goes to.</summary>
/// <param name="AccountId">Null for somebody who has no account.</param>
/// <param name="Name">As they typed it; a mail leaves out what could pass for something else than a name.</param>
/// <param name="Language">Code of the language that they read.</param>
public sealed record MailRecipient(Guid? AccountId, string Address, string Name, string Language)
{
    internal NewMail Mail(string template, params IEnumerable<(string Name, string Value)> arguments) => new()
    {
        Template = template,
        Address = Address,
        Name = Name,
        Language = Language,
        AccountId = AccountId,
        Arguments = arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal),
    };
}
