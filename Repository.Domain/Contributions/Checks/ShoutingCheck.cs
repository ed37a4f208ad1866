namespace Repository.Domain.Contributions.Checks;

/// <summary>A title of capitals: it shouts, its acronyms cannot be told from its words, and screen readers may spell it.</summary>
internal sealed class ShoutingCheck : IContentCheck
{
    /// <summary>Of letters: below it a title may well be an acronym and a word.</summary>
    private const int MinLetters = 12;

    /// <summary>Part of the letters that are capitals.</summary>
    private const double Most = 0.8;

    public string Name => "shouting";

    public bool Concerns(CheckedContent content) => content.TextOf(content.Content.Kind.Title) is not null;

    public IEnumerable<Finding> Find(CheckedContent content)
    {
        var title = content.TextOf(content.Content.Kind.Title)!;
        var capitals = title.Text.Count(char.IsUpper);
        if (capitals >= MinLetters && capitals >= Most * (capitals + title.Text.Count(char.IsLower)) && title.Text.AsSpan().Trim().Contains(' '))
        {
            yield return title.Finding(CheckRule.Shouting, Severity.Advice);
        }
    }
}
