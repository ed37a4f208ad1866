using System.Globalization;
using System.Text.RegularExpressions;

namespace Repository.Search.Indexing;

/// <summary>What the files of an index are called. Numbers only grow: no name is used twice for other content.</summary>
internal static partial class FileNames
{
    public const string WriteLock = "write.lock";

    private const string CommitPrefix = "commit-";
    private const string LiveInfix = ".live-";

    public static string Commit(long generation) => CommitPrefix + generation.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a commit is called until its bytes are on the disk.</summary>
    public static string UnfinishedCommit(long generation) => Commit(generation) + ".tmp";

    /// <summary>A segment's files are called so, with a dot and their kind.</summary>
    public static string Segment(long number) => string.Create(CultureInfo.InvariantCulture, $"s{number}");

    /// <param name="generation">Of the commit that the file is written for.</param>
    public static string LiveDocuments(string segment, long generation) => string.Create(CultureInfo.InvariantCulture, $"{segment}{LiveInfix}{generation}");

    /// <summary>The generations of the finished commits among the names, newest first.</summary>
    public static IReadOnlyList<long> Generations(IEnumerable<string> names) =>
    [
        .. names.Select(name => CommitName().Match(name))
            .Where(match => match.Success && !match.Groups["unfinished"].Success)
            .Select(Number)
            .OrderDescending(),
    ];

    /// <summary>The highest number that a commit, finished or not, has among the names; 0 if none.</summary>
    public static long LastGeneration(IEnumerable<string> names) => Highest(CommitName(), names);

    /// <summary>The highest number that a segment has among the names; 0 if none.</summary>
    public static long LastSegment(IEnumerable<string> names) => Highest(SegmentFileName(), names);

    /// <summary>The number of the segment that is called so; 0 if none is.</summary>
    public static long SegmentNumber(string name) => Highest(SegmentName(), [name]);

    /// <summary>Whether that is what a segment's live documents may be called in that commit.</summary>
    public static bool IsLiveDocuments(string name, string segment, long commit) =>
        name.StartsWith(segment + LiveInfix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(segment.Length + LiveInfix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
        && generation >= 1 && generation <= commit;

    /// <summary>Whether the writer may delete the file when nothing refers to it: nothing foreign that lies in the folder.</summary>
    public static bool BelongsToIndex(string name) => CommitName().IsMatch(name) || SegmentFileName().IsMatch(name);

    private static long Highest(Regex pattern, IEnumerable<string> names) =>
        names.Select(name => pattern.Match(name)).Where(match => match.Success).Select(Number).DefaultIfEmpty().Max();

    private static long Number(Match match) => long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^commit-(?<number>[0-9]{1,18})(?<unfinished>\.tmp)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CommitName();

    [GeneratedRegex(@"^s(?<number>[0-9]{1,18})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SegmentName();

    [GeneratedRegex(@"^s(?<number>[0-9]{1,18})\..+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SegmentFileName();
}
