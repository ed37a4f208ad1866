namespace Repository.Search.Catalogue;

/// <summary>The catalogue as it is now. A page takes <see cref="Current"/> once, so that all it shows belongs together.</summary>
public sealed class LiveCatalogue
{
    private volatile ICatalogue? current;

    /// <summary>Empty until the first load.</summary>
    public ICatalogue Current => current ?? ScanningCatalogue.Empty;

    /// <summary>Whether the records have been read once: before that, finding nothing means nothing.</summary>
    public bool IsLoaded => current is not null;

    internal void Replace(ICatalogue next) => current = next;
}
