namespace Repository.Domain.Content;

public enum FileOutcome
{
    Added,
    Updated,
    Unchanged,

    /// <summary>People changed the record or page here since it was imported: theirs stays.</summary>
    Kept,
    Failed,
}

/// <param name="Path">Relative to <c>content/</c>, with slashes.</param>
public sealed record ImportedFile(string Path, FileOutcome Outcome);

/// <summary>What an import did, or a check would do.</summary>
public sealed record ImportReport
{
    /// <summary>Every file that was read, in order of path.</summary>
    public required IReadOnlyList<ImportedFile> Files { get; init; }

    /// <summary>In order of file and line. A file with a problem was not imported; all others were.</summary>
    public required IReadOnlyList<ContentProblem> Problems { get; init; }

    public required IReadOnlyList<ContentNote> Notes { get; init; }

    public bool Succeeded => Problems.Count == 0;

    public int Count(FileOutcome outcome) => Files.Count(file => file.Outcome == outcome);

    public FileOutcome? OutcomeOf(string path) => Files.FirstOrDefault(file => file.Path == path)?.Outcome;
}

/// <param name="Done">Files dealt with so far, of <paramref name="Total"/>.</param>
/// <param name="File">The one just dealt with.</param>
public readonly record struct ImportProgress(int Done, int Total, string File);
