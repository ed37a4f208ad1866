namespace Repository.Search.Indexing;

/// <summary>What several owners share and the last one frees. Begins with one reference, its maker's.</summary>
internal abstract class ReferenceCounted
{
    private int references = 1;

    /// <summary>Adds a reference, unless the last one is gone.</summary>
    public bool TryAcquire()
    {
        for (var seen = Volatile.Read(ref references); seen > 0;)
        {
            var found = Interlocked.CompareExchange(ref references, seen + 1, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref references) == 0)
        {
            Free();
        }
    }

    protected abstract void Free();
}
