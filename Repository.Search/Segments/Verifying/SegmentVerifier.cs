using Repository.Search.Storage;

namespace Repository.Search.Segments.Verifying;

/// <summary>
/// Reads all of a segment and holds it against itself: that each file is covered by its structures without a gap, order, ranges, counts, and
/// what stands in two places. It finds what checksums cannot, the mistakes of whoever wrote the segment.
/// </summary>
/// <remarks>Holds a few numbers a document of one field at a time, a block of the rest.</remarks>
internal static class SegmentVerifier
{
    /// <summary>At most one for each block of stored texts, array by document and dictionary; none if all is well.</summary>
    public static IReadOnlyList<IndexCorruptException> FaultsOf(SegmentReader segment)
    {
        var faults = new Faults();
        if (new StoredVerifier(segment, faults).Verify())
        {
            // Only now: they make arrays by document.
            var values = new ValuesVerifier(segment, faults);
            values.Verify();
            new TermsVerifier(segment, values, faults).Verify();
        }

        return faults.Found;
    }
}
