using System.ComponentModel.DataAnnotations;

namespace Repository.Web.Mail;

/// <summary>Section <c>Mail</c> of the settings: by whom mails are sent, and as whom.</summary>
public sealed class MailOptions
{
    /// <summary>Name of the mail server; empty: mails are written into <see cref="Folder"/>.</summary>
    public string Host { get; set; } = "";

    /// <summary>587 is where a server takes mails from its own people; RFC 6409.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Empty: the server asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>From the environment: <c>Mail__Password</c>. Never logged.</summary>
    public string Password { get; set; } = "";

    /// <summary>A file with the password alone, in place of <see cref="Password"/>.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>Whether the connection is encrypted by STARTTLS; a server that has none is then refused. Without it there is no user.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>The address that mails come from. Without a server it may be missing.</summary>
    public string From { get; set; } = "";

    /// <summary>What the sender is called; empty: the site's name in the mail's language.</summary>
    public string FromName { get; set; } = "";

    /// <summary>For one mail, from connecting to the server's last word. Well below the lease of the outbox.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Mail:TimeLimit is between 1 second and 5 minutes, such as 00:00:30")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where mails are written if there is no server; empty: <c>mail</c> in the data folder.</summary>
    public string Folder { get; set; } = "";
}
