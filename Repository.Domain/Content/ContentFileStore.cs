using Repository.Domain.Data;

namespace Repository.Domain.Content;

/// <summary>Remembers which files of <c>content/</c> were imported, by path and hash, so that a start imports only what changed.</summary>
public sealed class ContentFileStore(Database database)
{
    public Task<IReadOnlyDictionary<string, ContentFile>> AllAsync(CancellationToken ct) => throw new NotSupportedException(database.ToString());

    /// <summary>Adds or replaces the entries.</summary>
    public Task SaveAsync(IReadOnlyCollection<ContentFile> files, CancellationToken ct) => throw new NotSupportedException();

    public Task RemoveAsync(IReadOnlyCollection<string> paths, CancellationToken ct) => throw new NotSupportedException();
}

/// <param name="Path">Relative to <c>content/</c>, with slashes.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="SubjectId">The contribution made of it; empty for other files.</param>
public sealed record ContentFile(string Path, string Hash, string SubjectId);
