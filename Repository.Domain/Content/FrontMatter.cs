namespace Repository.Domain.Content;

/// <summary>A Markdown file cut in two: the keys between its first two lines <c>---</c>, and the text below.</summary>
/// <param name="Body">From the line after the second <c>---</c>.</param>
/// <param name="BodyLine">The file's line on which the body begins, from 1.</param>
internal sealed record FrontMatter(YamlMap Keys, string Body, int BodyLine)
{
    /// <summary>In UTF-16 code units; the longest record needs a twentieth.</summary>
    public const int MaxLength = 64 * 1024;

    private const string Fence = "---";

    /// <returns>Null if there is none that can be read; then the reason is among the problems.</returns>
    public static FrontMatter? Read(string text, FileProblems problems)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != Fence)
        {
            problems.Add(1, "", "The file must begin with front matter: a line ---, the keys, and another line ---.");
            return null;
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (end < 0)
        {
            problems.Add(1, "", "The front matter that opens here is never closed by another line ---.");
            return null;
        }

        var yaml = string.Join('\n', lines[1..end]);
        if (yaml.Length > MaxLength)
        {
            problems.Add(1, "", $"The front matter is longer than {MaxLength / 1024} KB.");
            return null;
        }

        return YamlReader.Read(yaml, linesBefore: 1, problems) is { } keys ? new FrontMatter(keys, string.Join('\n', lines[(end + 1)..]), end + 2) : null;
    }
}
