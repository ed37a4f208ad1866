namespace Repository.Domain.Notifications;

/// <summary>How an attempt to send a mail ended. Reasons are short, for administrators, and hold no secret.</summary>
public abstract record AttemptEnd
{
    private AttemptEnd()
    {
    }

    /// <summary>The mail was passed on.</summary>
    public sealed record Sent : AttemptEnd;

    /// <summary>It was not passed on, and never will be: another attempt would end alike.</summary>
    public sealed record Refused(string Reason) : AttemptEnd;

    /// <summary>It was certainly not passed on; another attempt may succeed.</summary>
    public sealed record NotSent(string Reason) : AttemptEnd
    {
        /// <summary>The server could not be talked to, or takes no mail at all: any other would fare alike.</summary>
        public bool IsOfServer { get; init; }
    }

    /// <summary>It may have been passed on.</summary>
    public sealed record Unknown(string Reason) : AttemptEnd;

    /// <summary>It was not tried after all, which counts for nothing.</summary>
    /// <param name="Pause">Until it is taken up again.</param>
    public sealed record Deferred(string Reason, TimeSpan Pause) : AttemptEnd;
}
