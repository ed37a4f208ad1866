namespace Repository.Domain.Content;

/// <summary>Why a file of <c>content/</c> was not imported, for the person who edits it.</summary>
/// <param name="File">Relative to <c>content/</c>, with slashes.</param>
/// <param name="Line">From 1; 0 where the file as a whole is meant.</param>
/// <param name="Field">Key or section; empty where none is to blame.</param>
/// <param name="Message">A whole sentence in English.</param>
public sealed record ContentProblem(string File, int Line, string Field, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>What an editor should know though nothing is wrong: a file that is gone, a record that moved.</summary>
public sealed record ContentNote(string File, string Message)
{
    public override string ToString() => $"{File}: {Message}";
}

/// <summary>The problems of one file.</summary>
internal sealed class FileProblems(string file)
{
    /// <summary>A file that is not text at all would else fill the screen.</summary>
    private const int Most = 100;

    private readonly List<ContentProblem> all = [];

    public IReadOnlyList<ContentProblem> All => all;

    public bool Any => all.Count > 0;

    public void Add(int line, string field, string message)
    {
        if (all.Count < Most)
        {
            all.Add(new ContentProblem(file, line, field, message));
        }
        else if (all.Count == Most)
        {
            all.Add(new ContentProblem(file, line, "", "There are more problems; mend these first."));
        }
    }
}
