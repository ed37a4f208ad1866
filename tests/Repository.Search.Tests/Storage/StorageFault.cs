namespace Repository.Search.Tests.Storage;

/// <summary>What goes wrong with one operation of a storage.</summary>
public enum StorageFault
{
    None,

    /// <summary>Nothing is done, and the error is told.</summary>
    FailsBefore,

    /// <summary>All is done, and an error is told.</summary>
    FailsAfter,

    /// <summary>Half of the bytes are written, and the error is told.</summary>
    Torn,

    /// <summary>Half of the bytes are written, and success is told: a lie that only a checksum finds.</summary>
    TornInSilence,

    /// <summary>Nothing is done, and success is told.</summary>
    Dropped,
}
