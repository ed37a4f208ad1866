using Repository.Domain.Content;

namespace Repository.Domain.Tests.Content;

/// <summary>Every case is imported on top of the small content: just what the case says is reported, and all other files come in.</summary>
public sealed class BrokenContentTests
{
    private static readonly IReadOnlyDictionary<string, BrokenCase> Cases = BrokenCase.All().ToDictionary(each => each.Sentence, StringComparer.Ordinal);

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task Broken_content_is_reported_and_the_rest_imported(string sentence)
    {
        var broken = Cases[sentence];
        await using var content = await TestContent.CreateAsync();
        foreach (var (path, text) in broken.Files)
        {
            content.Write(path, text);
        }

        var checkedOnly = await content.CheckAsync();
        Assert.Equal(0, await content.CountChangesAsync());
        var report = await content.ImportAsync();

        Assert.Equal(
            broken.Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Field}"),
            report.Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Field}"));
        Assert.All(broken.Problems.Zip(report.Problems), pair => Assert.Contains(pair.First.Message, pair.Second.Message, StringComparison.Ordinal));
        Assert.All(report.Problems, problem => Assert.Matches(@"^[\p{Lu}“].*[.?]$", problem.Message));
        var wrong = broken.Problems.Select(problem => problem.File).ToHashSet(StringComparer.Ordinal);
        Assert.All(report.Files, file => Assert.Equal(wrong.Contains(file.Path) ? FileOutcome.Failed : FileOutcome.Added, file.Outcome));
        Assert.Equal(report.Problems, checkedOnly.Problems);
        Assert.Equal(report.Files, checkedOnly.Files);
    }

    [Fact]
    public void There_are_cases() => Assert.InRange(Cases.Count, 60, 1_000);
}
