namespace Repository.Search.Tests.Storage;

/// <summary>The space of a disk that several storages share. What lies on a full one can be read and deleted, and nothing can be added.</summary>
internal sealed class DiskSpace
{
    private readonly Lock gate = new();
    private long used;

    /// <summary>In bytes.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    /// <summary>Whether it shows only in syncing that there is no space, as with delayed allocation and on network disks.</summary>
    public bool IsNoticedLate { get; init; }

    public bool IsExceeded => Used > Capacity;

    /// <summary>Whether not a byte can be added.</summary>
    public bool IsFull => !IsNoticedLate && Used >= Capacity;

    public long Used
    {
        get
        {
            lock (gate)
            {
                return used;
            }
        }
    }

    /// <returns>How many of the bytes there is space for.</returns>
    public int Take(int bytes)
    {
        lock (gate)
        {
            var taken = IsNoticedLate ? bytes : (int)Math.Clamp(Capacity - used, 0, bytes);
            used += taken;
            return taken;
        }
    }

    public void GiveBack(long bytes)
    {
        lock (gate)
        {
            used -= bytes;
        }
    }
}
