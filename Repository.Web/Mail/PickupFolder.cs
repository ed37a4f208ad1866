using System.Net.Mail;
using Microsoft.Extensions.Options;
using Repository.Domain.Data;
using Repository.Domain.Notifications;
using Repository.Web.StartUp;

namespace Repository.Web.Mail;

/// <summary>
/// Writes each mail into a file that mail programs open, where there is no server to pass it to. The name is the mail's id: a mail that is written again
/// replaces itself. The files hold secrets of links, so nobody but the program's account may read them.
/// </summary>
public sealed class PickupFolder(IOptions<MailOptions> options, RepositoryFolders folders) : IMailTransport
{
    /// <summary>An address of nobody: RFC 2606 keeps the name from being given to anybody.</summary>
    private const string FromNobody = "repository@localhost.invalid";

    /// <summary>Whoever looks for a mail does so within days, and all links in it are void after seven.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const int MostKept = 2_000;

    public string Path { get; } = options.Value.Folder is { Length: > 0 } given ? System.IO.Path.GetFullPath(given) : System.IO.Path.Combine(folders.Data, "mail");

    /// <summary>Where a mail is, once it is written.</summary>
    public string FileOf(Guid id) => System.IO.Path.Combine(Path, $"{id:D}.eml");

    public async Task<AttemptEnd> SendAsync(ComposedMail mail, CancellationToken ct)
    {
        // The framework chooses the name of the file, so it gets a folder of the mail's own.
        var unfinished = System.IO.Path.Combine(Path, $".{mail.Id:D}");
        try
        {
            PrivateFolder.Create(Path);
            Remove(unfinished);
            PrivateFolder.Create(unfinished);
            await WriteAsync(mail, unfinished, ct);
            var file = Directory.EnumerateFiles(unfinished).Single();
            MakePrivate(file);
            File.Move(file, FileOf(mail.Id), overwrite: true);
            Remove(unfinished);
            return new AttemptEnd.Sent();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SmtpException or OperationCanceledException)
        {
            // A second writing makes no second mail.
            return new AttemptEnd.NotSent($"The file could not be written: {problem.Message}") { IsOfServer = true };
        }
    }

    /// <summary>Removes old mails, and of too many the oldest. Other files it leaves alone: an operator may have named any folder.</summary>
    public void RemoveOld(DateTimeOffset now)
    {
        var folder = new DirectoryInfo(Path);
        if (!folder.Exists)
        {
            return;
        }

        var mails = folder.EnumerateFiles("*.eml").Where(IsOurs).OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        foreach (var file in mails.Where((file, place) => place >= MostKept || file.LastWriteTimeUtc < (now - KeptFor).UtcDateTime))
        {
            file.Delete();
        }
    }

    private static bool IsOurs(FileInfo file) => Guid.TryParseExact(System.IO.Path.GetFileNameWithoutExtension(file.Name), "D", out _);

    private async Task WriteAsync(ComposedMail mail, string folder, CancellationToken ct)
    {
        using var mime = new MimeMail(mail, options.Value.From is { Length: > 0 } from ? from : FromNobody);
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        await client.SendMailAsync(mime.Message, ct);
    }

    /// <summary>And on the disk, before its name says that it is there.</summary>
    private static void MakePrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
