using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

public sealed class AnalyzedTextTests
{
    [Fact]
    public void Offsets_of_later_parts_are_of_the_joined_text()
    {
        var text = new AnalyzedText("Red Cross", "", "Ville de Genève");
        Assert.Equal(["Red", "Cross", "Ville", "de", "Genève"], text.Tokens.Select(token => text.Text[token.Start..token.End]));
    }

    [Fact]
    public void Terms_in_sequence_are_found_wherever_they_start()
    {
        var text = new AnalyzedText("a b a b b", "a", "b");
        Assert.Equal([0, 2, 5], text.Occurrences(["a"]));
        Assert.Equal([0, 2], text.Occurrences(["a", "b"]));
        Assert.Equal([1], text.Occurrences(["b", "a"]));
        Assert.Empty(text.Occurrences(["b", "b", "a"]));
        Assert.Empty(text.Occurrences(["c"]));
    }
}
