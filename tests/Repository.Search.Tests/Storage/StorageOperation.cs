namespace Repository.Search.Tests.Storage;

/// <summary>What is done to a storage.</summary>
public enum StorageOperation
{
    List,
    Create,
    Write,
    Open,
    Sync,
    Rename,
    SyncFolder,
    Delete,
}
