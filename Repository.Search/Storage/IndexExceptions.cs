namespace Repository.Search.Storage;

/// <summary>A file of the index is not what was written: damaged, cut short, or of another index.</summary>
public sealed class IndexCorruptException(string file, long byteOffset, string reason, Exception? inner = null)
    : Exception(FormattableString.Invariant($"{file}, byte {byteOffset}: {reason}"), inner)
{
    public string File => file;

    /// <summary>Where it was noticed, from the file's begin.</summary>
    public long ByteOffset => byteOffset;

    public string Reason => reason;
}

/// <summary>The file is whole, but none that this program reads: foreign, of another version of the format, or made with another schema.</summary>
public sealed class IndexFormatException(string file, string reason) : Exception($"{file}: {reason}")
{
    public string File => file;

    public string Reason => reason;
}

/// <summary>Another holds the lock.</summary>
public sealed class IndexLockedException(string name, Exception? inner = null) : Exception($"“{name}” is locked by another", inner);
