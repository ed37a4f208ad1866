using Repository.Search.Storage;

namespace Repository.Search.Segments.Verifying;

/// <summary>What a verification has found so far. One part that does not hold keeps no other from being looked at.</summary>
internal sealed class Faults
{
    private readonly List<IndexCorruptException> found = [];

    public IReadOnlyList<IndexCorruptException> Found => found;

    /// <summary>Whether that part holds. It ends at the first thing that does not: what follows it there would be noise.</summary>
    public bool Note(Action verify)
    {
        try
        {
            verify();
            return true;
        }
        catch (IndexCorruptException fault)
        {
            found.Add(fault);
            return false;
        }
    }
}
