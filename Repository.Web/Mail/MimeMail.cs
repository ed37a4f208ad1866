using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Repository.Web.Features.Notifications;

namespace Repository.Web.Mail;

/// <summary>A mail as the framework writes it, with one recipient and the headers that are named here.</summary>
internal sealed class MimeMail : IDisposable
{
    private readonly PassedContent text;

    /// <param name="from">An address that can be written, as the recipient's must be.</param>
    /// <exception cref="FormatException">An address is none to the framework.</exception>
    public MimeMail(ComposedMail mail, string from)
    {
        text = new PassedContent(Encoding.UTF8.GetBytes(mail.Text));
        Message = new MailMessage
        {
            From = Mailbox(from, mail.SenderName),
            Subject = PlainLine.OfHeader(mail.Subject, PlainLine.MaxSubject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        Message.To.Add(Mailbox(mail.Address, mail.Name));
        Message.Headers.Add("Message-ID", $"<{mail.Id:D}@{Message.From.Host}>");
        Message.Headers.Add("Auto-Submitted", "auto-generated");
        if ((mail.OneClick ?? mail.Choices) is { } unsubscribe)
        {
            // RFC 2369.
            Message.Headers.Add("List-Unsubscribe", $"<{unsubscribe}>");
        }

        if (mail.OneClick is not null)
        {
            // RFC 8058; choosing asks for a sign-in, and so is not the one click.
            Message.Headers.Add("List-Unsubscribe-Post", UnsubscribeController.Field + "=" + UnsubscribeController.OneClick);
        }

        Message.AlternateViews.Add(Part(text, "text/plain"));
        Message.AlternateViews.Add(Part(new MemoryStream(Encoding.UTF8.GetBytes(mail.Html)), "text/html"));
    }

    public MailMessage Message { get; }

    /// <summary>The other side may have the mail: its content has begun to leave, which comes after sender and recipient were accepted.</summary>
    public bool WasPassedOn => text.WasRead;

    /// <summary>Has the mail stay here for good, if none of its content has left.</summary>
    /// <returns>False if some has.</returns>
    public bool TryKeepBack() => text.TryClose();

    public void Dispose() => Message.Dispose();

    /// <summary>The framework encodes what is not ASCII, and quotes what is without minding quotation marks within.</summary>
    private static MailAddress Mailbox(string address, string name) => new(address, PlainLine.OfHeader(name, PlainLine.MaxName), Encoding.UTF8);

    /// <summary>In base64, as the framework's quoted-printable does not keep line ends as such.</summary>
    private static AlternateView Part(Stream content, string mediaType) =>
        new(content, new ContentType(mediaType) { CharSet = "utf-8" }) { TransferEncoding = TransferEncoding.Base64 };

    /// <summary>Knows whether anybody has begun to read it. The framework does so only once the server waits for the content.</summary>
    private sealed class PassedContent(byte[] content) : MemoryStream(content)
    {
        private const int Untouched = 0;
        private const int Touched = 1;
        private const int Closed = 2;

        private int state;

        public bool WasRead => Volatile.Read(ref state) == Touched;

        public bool TryClose() => Interlocked.CompareExchange(ref state, Closed, Untouched) != Touched;

        public override int Read(byte[] buffer, int offset, int count)
        {
            Begin();
            return base.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            Begin();
            return base.Read(buffer);
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Begin();
            return base.ReadAsync(buffer, cancellationToken);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Begin();
            return base.ReadAsync(buffer, offset, count, cancellationToken);
        }

        public override void CopyTo(Stream destination, int bufferSize)
        {
            Begin();
            base.CopyTo(destination, bufferSize);
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            Begin();
            return base.CopyToAsync(destination, bufferSize, cancellationToken);
        }

        private void Begin()
        {
            if (Interlocked.CompareExchange(ref state, Touched, Untouched) == Closed)
            {
                throw new IOException("the mail was kept back");
            }
        }
    }
}
