using Microsoft.Extensions.Logging;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>What the indexer says in the log.</summary>
internal static class CatalogueIndexerLog
{
    private static readonly Action<ILogger, int, long, double, Exception?> BuiltMessage = LoggerMessage.Define<int, long, double>(
        LogLevel.Information, new EventId(3001, nameof(Built)), "An index of {Records} records as of change {Sequence} was built in {Seconds:0.0} s");

    private static readonly Action<ILogger, long, Exception?> AnotherHistoryMessage = LoggerMessage.Define<long>(
        LogLevel.Warning, new EventId(3002, nameof(AnotherHistory)), "Change {Sequence} is not in the log as it was applied, as after a restore: the index is built anew");

    private static readonly Action<ILogger, long, Exception?> FailedMessage = LoggerMessage.Define<long>(
        LogLevel.Error, new EventId(3003, nameof(Failed)), "Following the change log failed after change {Sequence}; it will be tried again");

    private static readonly Action<ILogger, Guid, Exception?> LeftOutMessage = LoggerMessage.Define<Guid>(
        LogLevel.Error, new EventId(3004, nameof(LeftOut)), "Record {ContributionId} cannot be read and is left out of the catalogue; the command check says more");

    private static readonly Action<ILogger, long, Exception?> OpenedMessage = LoggerMessage.Define<long>(
        LogLevel.Information, new EventId(3005, nameof(Opened)), "The index is open as of change {Sequence}");

    private static readonly Action<ILogger, string, Exception?> UnusableMessage = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(3006, nameof(Unusable)), "The index cannot be used, is set aside and built anew: {Reason}");

    private static readonly Action<ILogger, Exception?> RemovedMessage = LoggerMessage.Define(
        LogLevel.Warning, new EventId(3007, nameof(Removed)), "The index is no longer where it was and is built anew");

    private static readonly Action<ILogger, Exception?> TaxonomyChangedMessage = LoggerMessage.Define(
        LogLevel.Information, new EventId(3008, nameof(TaxonomyChanged)), "The taxonomy has changed: the index is built anew");

    private static readonly Action<ILogger, Exception?> SuspectedMessage = LoggerMessage.Define(
        LogLevel.Error, new EventId(3009, nameof(Suspected)), "An answer failed as if the index had been written wrongly; it is verified");

    private static readonly Action<ILogger, string, Exception?> WrittenWronglyMessage = LoggerMessage.Define<string>(
        LogLevel.Error, new EventId(3010, nameof(WrittenWrongly)), "The index was written wrongly, although its checksums are right, and is built anew: {Reason}");

    private static readonly Action<ILogger, Exception?> FoundSoundMessage = LoggerMessage.Define(
        LogLevel.Error, new EventId(3011, nameof(FoundSound)), "The index is sound: what failed is the program");

    public static void Built(ILogger logger, int records, long sequence, double seconds) => BuiltMessage(logger, records, sequence, seconds, null);

    public static void AnotherHistory(ILogger logger, long sequence) => AnotherHistoryMessage(logger, sequence, null);

    public static void Failed(ILogger logger, long sequence, Exception problem) => FailedMessage(logger, sequence, problem);

    public static void LeftOut(ILogger logger, Guid contributionId, Exception problem) => LeftOutMessage(logger, contributionId, problem);

    public static void Opened(ILogger logger, long sequence) => OpenedMessage(logger, sequence, null);

    public static void Unusable(ILogger logger, string reason) => UnusableMessage(logger, reason, null);

    public static void Removed(ILogger logger) => RemovedMessage(logger, null);

    public static void Suspected(ILogger logger, Exception problem) => SuspectedMessage(logger, problem);

    public static void WrittenWrongly(ILogger logger, string reason) => WrittenWronglyMessage(logger, reason, null);

    public static void FoundSound(ILogger logger) => FoundSoundMessage(logger, null);

    public static void TaxonomyChanged(ILogger logger) => TaxonomyChangedMessage(logger, null);
}
