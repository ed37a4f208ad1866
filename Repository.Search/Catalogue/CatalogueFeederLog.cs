using Microsoft.Extensions.Logging;

namespace Repository.Search.Catalogue;

/// <summary>What the feeder says in the log.</summary>
internal static class CatalogueFeederLog
{
    private static readonly Action<ILogger, int, long, Exception?> LoadedMessage = LoggerMessage.Define<int, long>(
        LogLevel.Information, new EventId(3001, nameof(Loaded)), "The catalogue holds {Records} records as of change {Sequence}");

    private static readonly Action<ILogger, long, Exception?> AnotherHistoryMessage = LoggerMessage.Define<long>(
        LogLevel.Warning, new EventId(3002, nameof(AnotherHistory)), "Change {Sequence} is not in the log as it was applied, as after a restore: the catalogue is built anew");

    private static readonly Action<ILogger, long, Exception?> FailedMessage = LoggerMessage.Define<long>(
        LogLevel.Error, new EventId(3003, nameof(Failed)), "Following the change log failed after change {Sequence}; it will be tried again");

    private static readonly Action<ILogger, Guid, Exception?> LeftOutMessage = LoggerMessage.Define<Guid>(
        LogLevel.Error, new EventId(3004, nameof(LeftOut)), "Record {ContributionId} cannot be read and is left out of the catalogue; the command check says more");

    public static void Loaded(ILogger logger, int records, long sequence) => LoadedMessage(logger, records, sequence, null);

    public static void AnotherHistory(ILogger logger, long sequence) => AnotherHistoryMessage(logger, sequence, null);

    public static void Failed(ILogger logger, long sequence, Exception problem) => FailedMessage(logger, sequence, problem);

    public static void LeftOut(ILogger logger, Guid contributionId, Exception problem) => LeftOutMessage(logger, contributionId, problem);
}
