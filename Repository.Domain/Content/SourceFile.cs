namespace Repository.Domain.Content;

/// <summary>A file of <c>content/</c> as it was found.</summary>
/// <param name="Path">Relative to <c>content/</c>, with slashes.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal; empty if they were not read.</param>
/// <param name="Text">Null if it is not text that may be read; then the reason is among the problems.</param>
internal sealed record SourceFile(string Path, string Hash, string? Text, FileProblems Problems)
{
    /// <summary>Without folder and extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
