using Repository.Search.Analysis;

namespace Repository.Search.Tests.Analysis;

public sealed class StopWordsTests
{
    [Theory]
    [InlineData("the")]
    [InlineData("été")]
    [InlineData("à")]
    [InlineData("más")]
    public void The_sets_hold_terms_as_the_tokenizer_gives_them(string word) =>
        Assert.Equal(word != "été", StopWords.All.Contains(Folding.Fold(word)));

    [Theory]
    [InlineData("sur")]
    [InlineData("pays")]
    [InlineData("migrants")]
    public void Words_with_a_sense_of_their_own_are_not_among_them(string word) => Assert.DoesNotContain(word, StopWords.All);
}
