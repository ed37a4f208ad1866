namespace Repository.Domain.Notifications;

public enum MailState
{
    /// <summary>For its first attempt or its next one.</summary>
    Waiting,

    /// <summary>Somebody has it in hand, or had when the program ended.</summary>
    Sending,

    /// <summary>Passed on to the mail server, or to the pickup folder.</summary>
    Sent,

    /// <summary>It was refused for good, or all attempts are used up.</summary>
    Failed,

    /// <summary>It may have gone out twice or not at all: a person decides whether to send it again.</summary>
    Uncertain,
}
