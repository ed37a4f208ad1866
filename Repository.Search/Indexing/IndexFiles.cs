using Repository.Search.Storage;

namespace Repository.Search.Indexing;

/// <summary>
/// Counts who uses each file of the index, and deletes those that nobody uses any longer. What cannot be deleted now (Windows keeps mapped
/// files) is tried again with the next deletion, and by the next writer.
/// </summary>
internal sealed class IndexFiles(IIndexStorage storage)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);
    private HashSet<string> undeleted = new(StringComparer.Ordinal);
    private bool closed;

    public void Acquire(IEnumerable<string> names)
    {
        lock (gate)
        {
            foreach (var name in names)
            {
                uses[name] = uses.GetValueOrDefault(name) + 1;
            }
        }
    }

    public void Release(IEnumerable<string> names)
    {
        lock (gate)
        {
            Delete([.. names.Where(HasBecomeUnused)]);
        }
    }

    /// <summary>
    /// Deletes files that nobody has acquired, such as those of a segment that could not be finished. What cannot be found now, as the disk
    /// fails, is left to the next writer: that must not hide why it was not finished.
    /// </summary>
    public void Discard(Func<string, bool> isUnwanted)
    {
        lock (gate)
        {
            Delete([.. Listed().Where(name => isUnwanted(name) && !uses.ContainsKey(name))]);
        }
    }

    /// <summary>From now on nothing is deleted: the folder may be another writer's.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    private bool HasBecomeUnused(string name)
    {
        var remaining = uses[name] - 1;
        if (remaining > 0)
        {
            uses[name] = remaining;
            return false;
        }

        return uses.Remove(name);
    }

    private void Delete(IReadOnlyList<string> names)
    {
        if (!closed && (names.Count > 0 || undeleted.Count > 0))
        {
            undeleted = [.. names.Concat(undeleted).Where(name => !TryDelete(name))];
        }
    }

    private IReadOnlyList<string> Listed()
    {
        try
        {
            return storage.List();
        }
        catch (IOException)
        {
            return [];
        }
    }

    private bool TryDelete(string name)
    {
        try
        {
            storage.Delete(name);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
