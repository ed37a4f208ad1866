using System.Text.RegularExpressions;
using Repository.Web.Tests.Support;

namespace Repository.Web.Tests.Documentation;

public sealed partial class DocumentationTests
{
    private static readonly string Root = SourceTree.Root;

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md")).Select(path => Path.GetRelativePath(Root, path))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;

        var broken = Links().Matches(File.ReadAllText(Path.Combine(Root, document))).Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Where(target => !Path.Exists(Path.Combine(folder, target.Split('#')[0])));

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("Repository.Domain")]
    [InlineData("Repository.Search")]
    [InlineData("Repository.Web")]
    [InlineData("tests")]
    public void Every_folder_has_its_word_in_the_architecture(string parent)
    {
        var architecture = File.ReadAllText(Path.Combine(Root, "docs", "architecture.md"));

        var missing = Directory.GetDirectories(Path.Combine(Root, parent)).Select(path => Path.GetFileName(path)!)
            .Where(folder => folder is not ("bin" or "obj" or "TestResults"))
            .Where(folder => !architecture.Contains($"](../{parent}/{folder})", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
