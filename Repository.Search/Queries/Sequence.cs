namespace Repository.Search.Queries;

/// <summary>Lists inside records compare by what they hold.</summary>
internal static class Sequence
{
    public static int Hash<T>(IReadOnlyList<T> items)
    {
        var hash = new HashCode();
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
