using Repository.Search.Storage;

namespace Repository.Search.Tests.Storage;

/// <summary>
/// A disk with a cache, in memory. Bytes are on the disk once their file is synced; a creation, a renaming or a deletion once the folder is.
/// What else is there after the power failed is chance, within what POSIX allows: a renaming is done as a whole or not at all, and nothing
/// is said of order.
/// </summary>
internal sealed class PowerLossStorage : IIndexStorage
{
    private static readonly int[] PieceSizes = [512, 4_096];

    private readonly Lock gate = new();
    private readonly MemoryStorage cache = new();
    private readonly Dictionary<string, CachedFile> cached = new(StringComparer.Ordinal);
    private readonly List<Action<Dictionary<string, CachedFile>>> unsynced = [];
    private Dictionary<string, CachedFile> onDisk = new(StringComparer.Ordinal);

    public IReadOnlyList<string> List() => cache.List();

    public Stream Create(string name)
    {
        lock (gate)
        {
            var stream = cache.Create(name);
            var file = new CachedFile();
            Do(names => names[name] = file);
            return new WriteOnlyStream(stream, bytes =>
            {
                stream.Write(bytes.Span);
                file.Append(bytes.Span);
            });
        }
    }

    public MappedFile Open(string name) => cache.Open(name);

    public void Sync(string name)
    {
        cache.Sync(name);
        lock (gate)
        {
            cached[name].Sync();
        }
    }

    public void Rename(string from, string to)
    {
        lock (gate)
        {
            cache.Rename(from, to);
            var file = cached[from];
            Do(names =>
            {
                Remove(names, from, file);
                names[to] = file;
            });
        }
    }

    public void SyncFolder()
    {
        lock (gate)
        {
            onDisk = new(cached, StringComparer.Ordinal);
            unsynced.Clear();
        }
    }

    public void Delete(string name)
    {
        lock (gate)
        {
            cache.Delete(name);
            if (cached.TryGetValue(name, out var file))
            {
                Do(names => Remove(names, name, file));
            }
        }
    }

    public IDisposable Lock(string name) => cache.Lock(name);

    public void Dispose()
    {
        // The disk is there for who comes next.
    }

    /// <summary>What is on the disk after the power failed.</summary>
    public PowerLossStorage AfterPowerLoss(Random random)
    {
        lock (gate)
        {
            var names = new Dictionary<string, CachedFile>(onDisk, StringComparer.Ordinal);
            foreach (var change in Surviving(random))
            {
                change(names);
            }

            var survivor = new PowerLossStorage();
            foreach (var (name, file) in names)
            {
                using var stream = survivor.Create(name);
                stream.Write(file.AfterPowerLoss(random));
                survivor.cached[name].Sync();
            }

            survivor.SyncFolder();
            return survivor;
        }
    }

    /// <summary>None or all of the changes, or the first ones, as a journal keeps them; or any, in any order.</summary>
    private List<Action<Dictionary<string, CachedFile>>> Surviving(Random random) => random.Next(6) switch
    {
        0 => [],
        1 => unsynced,
        2 => [.. unsynced.Take(random.Next(unsynced.Count + 1))],
        3 => [.. unsynced.Where(_ => random.Next(2) == 0)],
        _ => [.. unsynced.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next())],
    };

    private void Do(Action<Dictionary<string, CachedFile>> change)
    {
        change(cached);
        unsynced.Add(change);
    }

    /// <summary>Unless the name stands for another file.</summary>
    private static void Remove(Dictionary<string, CachedFile> names, string name, CachedFile file)
    {
        if (names.GetValueOrDefault(name) == file)
        {
            names.Remove(name);
        }
    }

    /// <summary>The bytes of a file, whatever it is called.</summary>
    private sealed class CachedFile
    {
        private readonly Lock gate = new();
        private readonly List<byte> bytes = [];
        private int synced;

        public void Append(ReadOnlySpan<byte> added)
        {
            lock (gate)
            {
                bytes.AddRange(added);
            }
        }

        public void Sync()
        {
            lock (gate)
            {
                synced = bytes.Count;
            }
        }

        /// <summary>What was not synced is there, missing, cut off somewhere, or, piece by piece, there, zeros or garbage.</summary>
        public byte[] AfterPowerLoss(Random random)
        {
            lock (gate)
            {
                byte[] whole = [.. bytes];
                var length = random.Next(4) switch
                {
                    0 => synced,
                    1 => random.Next(synced, whole.Length + 1),
                    _ => whole.Length,
                };
                if (random.Next(2) == 0)
                {
                    Tear(random, whole.AsSpan(synced), PieceSizes[random.Next(PieceSizes.Length)]);
                }

                return whole[..length];
            }
        }

        private static void Tear(Random random, Span<byte> left, int pieceSize)
        {
            while (left.Length > 0)
            {
                var piece = left[..Math.Min(pieceSize, left.Length)];
                left = left[piece.Length..];
                switch (random.Next(3))
                {
                    case 0:
                        piece.Clear();
                        break;
                    case 1:
                        random.NextBytes(piece);
                        break;
                }
            }
        }
    }
}
