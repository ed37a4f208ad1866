using System.Text;
using Repository.Domain.Data;
using Repository.Domain.Submissions;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Documentation;

/// <summary>The drawing of a submission's states in docs/architecture.md is the program's own table.</summary>
public sealed class SubmissionFlowDrawingTests
{
    [Fact]
    public void The_drawing_shows_every_way_between_states()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "architecture.md")).ReplaceLineEndings("\n");
        Assert.Contains(Drawing(), page, StringComparison.Ordinal);
    }

    /// <summary>Ways that begin and end alike share an arrow.</summary>
    private static string Drawing()
    {
        var lines = new StringBuilder("```mermaid\nstateDiagram-v2\n").Append("    [*] --> Draft: open\n");
        foreach (var way in SubmissionFlow.Steps.GroupBy(step => (step.From, step.To)))
        {
            lines.Append("    ").Append(way.Key.From).Append(" --> ").Append(way.Key.To).Append(": ").AppendJoin(", ", way.Select(step => StoredName.Of(step.Action))).Append('\n');
        }

        foreach (var end in Enum.GetValues<SubmissionState>().Where(state => !SubmissionFlow.IsOpen(state)))
        {
            lines.Append("    ").Append(end).Append(" --> [*]\n");
        }

        return lines.Append("```").ToString();
    }
}
