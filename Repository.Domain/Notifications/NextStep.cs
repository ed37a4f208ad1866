namespace Repository.Domain.Notifications;

/// <summary>What becomes of a mail after an attempt: the rule that it is sent at least once and at most twice.</summary>
/// <param name="Attempts">As many as count.</param>
/// <param name="UnknownEnds">Of these, the ones of which nobody knows whether the mail went out.</param>
/// <param name="Pause">Until the next attempt, if it waits for one.</param>
internal sealed record NextStep(MailState State, int Attempts, int UnknownEnds, TimeSpan? Pause, string? Error)
{
    /// <summary>
    /// An attempt whose end is unknown may have succeeded. A second one may have, too: a third would be a third mail.
    /// A success after one unknown end is the second mail at most, so the mail that failed in between goes on being tried.
    /// </summary>
    private const int MaxUnknownEnds = 2;

    private const int MaxErrorLength = 300;

    /// <summary>Twelve attempts over two days: a moment's trouble costs a minute, a weekend without a server costs no mail.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
        .. Enumerable.Repeat(TimeSpan.FromHours(6), 7),
    ];

    public static NextStep After(int attempts, int unknownEnds, AttemptEnd end) => end switch
    {
        AttemptEnd.Sent => new NextStep(MailState.Sent, attempts, unknownEnds, Pause: null, Error: null),
        AttemptEnd.Refused refused => new NextStep(MailState.Failed, attempts, unknownEnds, Pause: null, Short(refused.Reason)),
        AttemptEnd.Deferred deferred => new NextStep(MailState.Waiting, attempts - 1, unknownEnds, deferred.Pause, Short(deferred.Reason)),
        AttemptEnd.NotSent failure => Retried(attempts, unknownEnds, failure.Reason),
        AttemptEnd.Unknown failure when unknownEnds + 1 >= MaxUnknownEnds => new NextStep(MailState.Uncertain, attempts, unknownEnds + 1, Pause: null, Short(failure.Reason)),
        AttemptEnd.Unknown failure => Retried(attempts, unknownEnds + 1, failure.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "no such end"),
    };

    /// <summary>When the program ended in the middle, or lost the mail by being too slow: the next attempt is at once.</summary>
    public static NextStep AfterCutShort(int attempts, int unknownEnds, bool handedOver)
    {
        var next = After(attempts, unknownEnds, handedOver
            ? new AttemptEnd.Unknown("The attempt was cut short after the mail was handed over; it may have gone out.")
            : new AttemptEnd.NotSent("The attempt was cut short before the mail was handed over."));
        return next with { Pause = next.Pause is null ? null : TimeSpan.Zero };
    }

    private static NextStep Retried(int attempts, int unknownEnds, string reason) => attempts <= Pauses.Length
        ? new NextStep(MailState.Waiting, attempts, unknownEnds, Pauses[attempts - 1], Short(reason))
        : new NextStep(unknownEnds == 0 ? MailState.Failed : MailState.Uncertain, attempts, unknownEnds, Pause: null, Short(reason));

    /// <summary>One line: some of it are words of a mail server.</summary>
    private static string Short(string reason)
    {
        var line = string.Concat(reason.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
        return line.Length <= MaxErrorLength ? line : $"{line[..MaxErrorLength]}…";
    }
}
