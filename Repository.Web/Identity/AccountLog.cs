namespace Repository.Web.Identity;

internal static partial class AccountLog
{
    [LoggerMessage(3001, LogLevel.Critical, "So many sign-ins failed within five minutes that a password alone opens no session in unknown browsers: a link is mailed instead")]
    public static partial void AlarmRaised(this ILogger logger);

    [LoggerMessage(3002, LogLevel.Error, "What accounts no longer need could not be removed; it is tried again in an hour")]
    public static partial void CleaningFailed(this ILogger logger, Exception problem);
}
