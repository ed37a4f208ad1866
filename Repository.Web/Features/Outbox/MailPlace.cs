using System.Globalization;
using Microsoft.Extensions.Options;
using Repository.Web.Mail;

namespace Repository.Web.Features.Outbox;

/// <summary>Where mails go from here, for those who run the site.</summary>
public sealed class MailPlace(IOptions<MailOptions> options, PickupFolder folder)
{
    /// <summary>They are written into a folder, and nobody gets them from there by itself.</summary>
    public bool IsFolder => options.Value.Host.Length == 0;

    /// <summary>Path of the folder, or name and port of the server.</summary>
    public string Name => IsFolder ? folder.Path : string.Create(CultureInfo.InvariantCulture, $"{options.Value.Host}:{options.Value.Port}");

    /// <summary>The file of a mail that was sent; null if there is none.</summary>
    public string? FileOf(Guid id) => IsFolder && folder.FileOf(id) is var file && File.Exists(file) ? file : null;
}
