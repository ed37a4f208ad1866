using System.Globalization;
using Repository.Domain.Data;

namespace Repository.Search.Catalogue.Indexing;

/// <summary>How far the change log is followed. The id tells one history from another after a restore.</summary>
internal readonly record struct LogPosition(long Sequence, Guid ChangeId)
{
    private const string SequenceKey = "applied-sequence";
    private const string ChangeIdKey = "applied-change-id";

    /// <summary>Before the first change.</summary>
    public static LogPosition Start { get; } = new(0, Guid.Empty);

    public static LogPosition Of(Change? change) => change is null ? Start : new(change.Sequence, change.Id);

    /// <returns>Null if the commit does not say, as one that another program made.</returns>
    public static LogPosition? Of(IReadOnlyDictionary<string, string> userData) =>
        userData.TryGetValue(SequenceKey, out var sequence) && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && userData.TryGetValue(ChangeIdKey, out var changeId) && Guid.TryParse(changeId, out var id)
            ? new LogPosition(number, id)
            : null;

    public IReadOnlyDictionary<string, string> ToUserData() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [SequenceKey] = Sequence.ToString(CultureInfo.InvariantCulture),
        [ChangeIdKey] = ChangeId.ToString(),
    };
}
