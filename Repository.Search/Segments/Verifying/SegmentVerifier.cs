using Repository.Search.Storage;

namespace Repository.Search.Segments.Verifying;

/// <summary>
/// Reads all of a segment and holds it against itself: that each file is covered by its structures without a gap, order, ranges, counts, and
/// what stands in two places. It finds what checksums cannot, the mistakes of whoever wrote the segment.
/// </summary>
/// <remarks>Holds a few numbers a document of one field at a time, a block of the rest.</remarks>
internal static class SegmentVerifier
{
    /// <summary>At most one for each dictionary, array by document and block of stored texts; none if all is well.</summary>
    public static IReadOnlyList<IndexCorruptException> FaultsOf(SegmentReader segment)
    {
        var faults = new Faults();
        var values = new ValuesVerifier(segment, faults);
        values.Verify();
        new TermsVerifier(segment, values, faults).Verify();
        new StoredVerifier(segment, faults).Verify();
        return faults.Found;
    }
}
