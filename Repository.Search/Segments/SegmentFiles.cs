using System.Collections.Immutable;
using Repository.Search.Storage;

namespace Repository.Search.Segments;

/// <summary>Which files make a segment, and their names.</summary>
internal static class SegmentFiles
{
    /// <summary>Every segment has one of each.</summary>
    public static readonly ImmutableArray<IndexFileKind> Kinds =
        [IndexFileKind.Terms, IndexFileKind.Postings, IndexFileKind.Positions, IndexFileKind.Values, IndexFileKind.Stored];

    /// <param name="segment">The segment's name.</param>
    public static string Name(string segment, IndexFileKind kind) => kind switch
    {
        IndexFileKind.Terms => segment + ".terms",
        IndexFileKind.Postings => segment + ".postings",
        IndexFileKind.Positions => segment + ".positions",
        IndexFileKind.Values => segment + ".values",
        IndexFileKind.Stored => segment + ".stored",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no file of a segment"),
    };
}
