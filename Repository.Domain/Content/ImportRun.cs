namespace Repository.Domain.Content;

/// <summary>What one run knows and has done so far.</summary>
internal sealed class ImportRun(ContentReading reading, IReadOnlyDictionary<string, ContentFile> imported, ContentFileStore files, bool writes, IProgress<ImportProgress>? progress)
{
    private readonly Dictionary<string, FileOutcome> outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContentFile> unsaved = new(StringComparer.Ordinal);
    private readonly HashSet<string> moved = new(StringComparer.Ordinal);
    private readonly List<ContentNote> notes = [.. reading.Notes];
    private readonly HashSet<string> paths = reading.All.Select(source => source.Path).ToHashSet(StringComparer.Ordinal);
    private readonly ILookup<string, ContentFile> bySubject = imported.Values.ToLookup(file => file.SubjectId, StringComparer.Ordinal);
    private readonly int total = reading.All.Count(source => IsChanged(source, imported));

    /// <summary>False in a check.</summary>
    public bool Writes { get; } = writes;

    public bool HasChanges => total > 0;

    /// <summary>Whether the file is new or changed, or every file is looked at.</summary>
    public bool IsToDo(SourceFile source) => !Writes || IsChanged(source, imported);

    /// <summary>Whether the file is new or changed, and right; a file that is wrong is done with here.</summary>
    public bool Takes(SourceFile source)
    {
        if (source.Problems.Any && IsToDo(source))
        {
            Finish(source, FileOutcome.Failed);
            return false;
        }

        return IsChanged(source, imported);
    }

    /// <param name="subjectId">The contribution made of the file; null for other files.</param>
    public void Finish(SourceFile source, FileOutcome outcome, Guid? subjectId = null)
    {
        outcomes[source.Path] = outcome;
        if (outcome != FileOutcome.Failed)
        {
            unsaved[source.Path] = new ContentFile(source.Path, source.Hash, subjectId?.ToString() ?? "");
            NoteMove(source, subjectId);
        }

        progress?.Report(new ImportProgress(outcomes.Count, Math.Max(total, outcomes.Count), source.Path));
    }

    public FileOutcome AddedOrUpdated(SourceFile source) => imported.ContainsKey(source.Path) ? FileOutcome.Updated : FileOutcome.Added;

    /// <summary>Whether an earlier run made that contribution of some file.</summary>
    public bool HasImported(Guid contributionId) => bySubject.Contains(contributionId.ToString());

    public void Note(SourceFile source, string message) => notes.Add(new ContentNote(source.Path, message));

    /// <summary>Remembers the files finished so far. A run that ends before finds their records as it left them.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        if (Writes && unsaved.Count > 0)
        {
            await files.SaveAsync([.. unsaved.Values], ct);
            await files.RemoveAsync([.. moved], ct);
        }

        unsaved.Clear();
    }

    public ImportReport Report()
    {
        var missing = imported.Values.Where(file => !paths.Contains(file.Path) && !moved.Contains(file.Path)).Select(file => file.Path).Order(StringComparer.Ordinal);
        var failed = reading.All.Where(source => outcomes.GetValueOrDefault(source.Path, FileOutcome.Unchanged) == FileOutcome.Failed);
        return new ImportReport
        {
            Files = [.. reading.All.Select(source => new ImportedFile(source.Path, outcomes.GetValueOrDefault(source.Path, FileOutcome.Unchanged)))],
            Problems = [.. reading.FolderProblems, .. failed.SelectMany(source => source.Problems.All.OrderBy(problem => problem.Line))],
            Notes = [.. notes, .. missing.Select(path => new ContentNote(path, "The file is gone; what was imported from it stays."))],
        };
    }

    private void NoteMove(SourceFile source, Guid? subjectId)
    {
        if (subjectId is not { } id)
        {
            return;
        }

        if (imported.TryGetValue(source.Path, out var before) && before.SubjectId.Length > 0 && before.SubjectId != id.ToString())
        {
            Note(source, "Its number has changed, so it is another record now; the one that was imported from it before stays.");
        }

        foreach (var old in bySubject[id.ToString()].Where(file => !paths.Contains(file.Path)))
        {
            Note(source, $"The same record was in {old.Path} before.");
            moved.Add(old.Path);
        }
    }

    private static bool IsChanged(SourceFile source, IReadOnlyDictionary<string, ContentFile> imported) =>
        !imported.TryGetValue(source.Path, out var before) || before.Hash != source.Hash || source.Hash.Length == 0;
}
