using System.Text.RegularExpressions;

namespace Repository.Domain.Tests.Content;

/// <summary>
/// One case of <c>Broken/</c>: a line <c>=== sentence</c>, the problems that must be reported, one a line as
/// <c>file:line: field: part of the message</c>, and after each line <c>--- file</c> what stands in that file.
/// </summary>
internal sealed partial record BrokenCase(string Sentence, IReadOnlyList<BrokenCase.Problem> Problems, IReadOnlyDictionary<string, string> Files)
{
    public sealed record Problem(string File, int Line, string Field, string Message);

    public static IEnumerable<BrokenCase> All() => Directory.EnumerateFiles(ContentRoot.Broken, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read);

    private static IEnumerable<BrokenCase> Read(string path) =>
        Case().Split(File.ReadAllText(path)).Skip(1).Select(Parse);

    private static BrokenCase Parse(string text)
    {
        var parts = FileStart().Split(text);
        var lines = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var files = parts.Skip(1).Select(part => part.Split('\n', 2)).ToDictionary(part => part[0].Trim(), part => part[1].TrimEnd('\n') + "\n", StringComparer.Ordinal);
        return new BrokenCase(lines[0].Trim(), [.. lines.Skip(1).Select(ParseProblem)], files);
    }

    private static Problem ParseProblem(string line)
    {
        var match = ProblemLine().Match(line);
        Assert.True(match.Success, $"not a problem: {line}");
        return new Problem(match.Groups["file"].Value, int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups["field"].Value, match.Groups["message"].Value);
    }

    [GeneratedRegex("^=== ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Case();

    [GeneratedRegex("^--- (?=[a-z])", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileStart();

    [GeneratedRegex("^(?<file>[^:]+):(?<line>[0-9]+): (?<field>[^:]*): (?<message>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProblemLine();
}
