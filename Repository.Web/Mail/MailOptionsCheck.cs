using System.Net;
using Microsoft.Extensions.Options;
using Repository.Domain.Notifications;
using Repository.Web.StartUp;

namespace Repository.Web.Mail;

/// <summary>What settings of mail must hold together; a mistake stops the start, and no message repeats a secret.</summary>
public sealed class MailOptionsCheck(IOptions<RepositoryOptions> repository) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> problems = [.. Problems(options)];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(MailOptions options)
    {
        if (options.From.Length > 0 && !EmailAddress.CanBeWritten(options.From))
        {
            yield return "Mail:From is not a plain address, such as repository@example.org";
        }

        if (options.Password.Length > 0 && options.PasswordFile.Length > 0)
        {
            yield return "Mail:Password and Mail:PasswordFile are both set; one of them holds the password";
        }

        if (options.PasswordFile.Length > 0 && !File.Exists(options.PasswordFile))
        {
            yield return "Mail:PasswordFile names no file";
        }

        if (options.Host.Length > 0)
        {
            foreach (var problem in ProblemsWithServer(options))
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<string> ProblemsWithServer(MailOptions options)
    {
        if (options.From.Length == 0)
        {
            yield return "Mail:Host is set, so Mail:From must say which address mails come from";
        }

        if (repository.Value.PublicAddress.Length == 0)
        {
            yield return "Mail:Host is set, so Repository:PublicAddress must say how readers reach the site: links in mails are never made from what a request says";
        }

        if (options.User.Length > 0 && !options.StartTls && !IsLoopback(options.Host))
        {
            yield return "Mail:StartTls is off, so the password of Mail:User would travel in plain text";
        }

        if (options.User.Length == 0 != (options.Password.Length == 0 && options.PasswordFile.Length == 0))
        {
            yield return "Mail:User and the password belong together: one of them is missing";
        }
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
