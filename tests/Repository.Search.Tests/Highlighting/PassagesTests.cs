using Repository.Search.Highlighting;

namespace Repository.Search.Tests.Highlighting;

public sealed class PassagesTests
{
    [Fact]
    public void The_passage_with_most_different_clauses_wins()
    {
        const string text = "Work on Work. Other things. Work and rights. More. End.";
        Assert.Equal("Work and rights. More.", Best(text, ("Work", 1), ("rights", 1)));
    }

    [Fact]
    public void Telling_clauses_outweigh_a_common_one() =>
        Assert.Equal("Usual here. | Rare here.", Best("Common here. Else.\nUsual here.\nRare here.", ("Common", 0.1), ("Usual", 1), ("Rare", 2)));

    [Fact]
    public void It_starts_with_a_sentence_that_matches_and_stays_in_its_line()
    {
        Assert.Equal("Rights now.", Best("Before. Rights now.\nNext line.", ("Rights", 1)));
        Assert.Equal("Rights. Next.", Best("Before. Rights. Next. After.", ("Rights", 1)));
    }

    [Fact]
    public void Two_sentences_that_do_not_fit_are_one()
    {
        var text = $"Rights matter. {new string('X', 290)}.";
        Assert.Equal("Rights matter.", Best(text, ("Rights", 1)));
    }

    [Fact]
    public void A_long_sentence_is_cut_between_words_around_its_matches()
    {
        var text = string.Join(' ', Enumerable.Range(1_000, 200)).Replace("1100", "rights", StringComparison.Ordinal);
        var passage = Assert.Single(Passages.Best(text, Matches(text, ("rights", 1)))!.Passages);
        var shown = text[passage.Span.Start..passage.Span.End];
        Assert.True(passage is { CutBefore: true, CutAfter: true });
        Assert.InRange(shown.Length, 280, Passages.MaxLength);
        Assert.All(shown.Split(' '), word => Assert.True(word == "rights" || word.Length == 4));
        Assert.InRange(shown.IndexOf("rights", StringComparison.Ordinal), 100, 200);
    }

    [Fact]
    public void A_text_without_spaces_is_cut_between_characters()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("😀", 400));
        var passage = Passages.First(text);
        Assert.True(passage is { CutBefore: false, CutAfter: true, Span.Start: 0 });
        Assert.False(char.IsHighSurrogate(text[passage.Span.End - 1]));
    }

    [Fact]
    public void Without_a_match_there_is_no_passage()
    {
        Assert.Null(Passages.Best("Some text.", []));
        Assert.Equal(0, Passages.First("").Span.Length);
    }

    [Fact]
    public void A_second_passage_is_shown_if_it_adds_a_clause()
    {
        const string text = "Rights come first. So they say.\nNothing here. Work follows. Work again.\nRights and rights again.";
        Assert.Equal("Rights come first. So they say. | Work follows. Work again.", Best(text, ("Work", 1), ("ights", 2)));
        Assert.Equal("Rights come first. So they say.", Best(text, ("ights", 2)));
        Assert.Equal(3, Passages.Best(text, Matches(text, ("Work", 1), ("ights", 2)))!.Weight);
    }

    [Fact]
    public void Passages_do_not_overlap_and_are_in_the_order_of_the_text() =>
        Assert.Equal("Alpha here. Beta there. | Gamma and delta.", Best("Alpha here. Beta there. Else. Gamma and delta.", ("Alpha", 1), ("Beta", 1), ("Gamma", 5), ("delta", 1)));

    [Fact]
    public void As_many_clauses_as_a_query_may_have_are_told_apart()
    {
        var words = Enumerable.Range(100, Passages.MaxClauses).Select(number => ($"{number}", 1.0)).ToArray();
        var text = string.Join(' ', words.Take(Passages.MaxClauses / 2).Select(word => word.Item1)) + ".\n" + string.Join(' ', words.Skip(Passages.MaxClauses / 2).Select(word => word.Item1)) + ".";
        Assert.Equal(Passages.MaxClauses, Passages.Best(text, Matches(text, words))!.Weight);
    }

    private static string Best(string text, params (string Word, double Weight)[] words) =>
        string.Join(" | ", Passages.Best(text, Matches(text, words))!.Passages.Select(passage => text[passage.Span.Start..passage.Span.End]));

    private static List<TextMatch> Matches(string text, params (string Word, double Weight)[] words)
    {
        var matches = new List<TextMatch>();
        foreach (var ((word, weight), clause) in words.Select((word, i) => (word, i)))
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                matches.Add(new TextMatch(at, at + word.Length, clause, weight));
            }
        }

        return [.. matches.OrderBy(match => match.Start)];
    }
}
