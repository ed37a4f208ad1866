using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;

namespace Repository.Search.Tests.Catalogue;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("Die Straße führt", "strasse FÜHRT", "Die [Straße] [führt]")]
    [InlineData("An eﬃcient ﬁeld office", "efficient field", "An [eﬃcient] [ﬁeld] office")]
    [InlineData("Cafe\u0301 e\u0301te\u0301 noir", "cafe ete", "[Cafe\u0301] [e\u0301te\u0301] noir")]
    [InlineData("L’accès à l'école", "acces ecole", "L’[accès] à l'[école]")]
    [InlineData("😀 Migrants 👩‍🚒 & <b>rights</b>", "migrants rights b", "😀 [Migrants] 👩‍🚒 & <[b]>[rights]</[b]>")]
    [InlineData("Rights of domestic workers; workers", "\"rights of domestic\" workers", "[Rights of domestic] [workers]; [workers]")]
    [InlineData("Rights of the child", "the rights", "[Rights] of the child")]
    [InlineData("Rights of the child", "the", "Rights of [the] child")]
    [InlineData("One two three", "\"one two\" \"two three\"", "[One two][ three]")]
    [InlineData("Nothing here", "summary", "Nothing here")]
    public void A_title_shows_what_matched(string title, string words, string expected) => Assert.Equal(expected, Marked(Only(new Practice { Title = title, Summary = "A summary." }, words).Title));

    [Fact]
    public void The_extract_is_the_best_passage_of_the_field_it_names()
    {
        var hit = Only(
            new Practice { Title = "T", Summary = "About work.", Context = "Before. Here *work* and [rights](https://example.org/x) meet. Behind." },
            "work rights");
        Assert.Equal("context", hit.ExtractField);
        Assert.Equal("Here [work] and [rights] meet. Behind.", Marked(hit.Extract));
    }

    [Fact]
    public void Another_passage_of_the_field_shows_the_words_that_the_first_lacks()
    {
        var practice = new Practice { Title = "T", Summary = "About rights.", Context = "Work comes here. Nothing else.\n\nNo such thing.\n\nThe rights there. And so on." };
        var hit = Only(practice, "work rights");
        Assert.Equal(("context", "[Work] comes here. Nothing else. … The [rights] there. And so on."), (hit.ExtractField, Marked(hit.Extract)));
    }

    [Fact]
    public void Of_equal_passages_the_one_of_the_earlier_field_is_shown()
    {
        var hit = Only(new Practice { Title = "T", Summary = "Work one.", Context = "Work two.", Implementers = ["Work three"] }, "work");
        Assert.Equal(("summary", "[Work] one."), (hit.ExtractField, Marked(hit.Extract)));
    }

    [Fact]
    public void A_name_is_shown_where_neither_title_nor_sentences_match()
    {
        var practice = new Practice { Title = "Title", Summary = "A summary.", Implementers = ["Red Cross", "City of Bern"] };
        Assert.Equal(("implementers", "City of [Bern]"), Extract(practice, "bern"));
        Assert.Equal(("summary", "A summary."), Extract(practice, "title bern"));
        Assert.Equal(("summary", "A [summary]."), Extract(practice, "summary bern"));

        static (string Field, string Text) Extract(Practice practice, string words) => Only(practice, words) is var hit ? (hit.ExtractField, Marked(hit.Extract)) : default;
    }

    [Theory]
    [InlineData("")]
    [InlineData("title")]
    [InlineData("africa")]
    public void Where_the_words_match_elsewhere_the_extract_starts_the_summary(string words)
    {
        var hit = Only(new Practice { Title = "Title", Summary = "First **one**. Second one. Third one.", Context = "Else." }, words);
        Assert.Equal(("summary", "First one. Second one."), (hit.ExtractField, Marked(hit.Extract)));
    }

    [Fact]
    public void A_long_sentence_is_cut_with_an_ellipsis_on_the_side_that_is_cut()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 100));
        Assert.StartsWith("[rights] word", Marked(Only(new Practice { Title = "T", Summary = $"rights {words}" }, "rights").Extract), StringComparison.Ordinal);
        Assert.EndsWith("word…", Marked(Only(new Practice { Title = "T", Summary = $"rights {words}" }, "rights").Extract), StringComparison.Ordinal);
        Assert.StartsWith("…word", Marked(Only(new Practice { Title = "T", Summary = $"{words} rights" }, "rights").Extract), StringComparison.Ordinal);
        Assert.EndsWith("word [rights]", Marked(Only(new Practice { Title = "T", Summary = $"{words} rights" }, "rights").Extract), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_huge_text_matches_is_found_but_not_shown()
    {
        var huge = string.Join(' ', Enumerable.Repeat("word", HitReader.MaxLength / 5)) + " rights";
        var hit = Only(new Practice { Title = "Rights", Summary = "A summary.", Context = huge, Results = "Right now." }, "rights");
        Assert.Equal(("[Rights]", "results", "[Right] now."), (Marked(hit.Title), hit.ExtractField, Marked(hit.Extract)));
        Assert.Equal("summary", Only(new Practice { Title = "T", Summary = "A summary.", Context = huge }, "rights").ExtractField);
    }

    [Fact]
    public void Other_forms_of_a_word_are_marked_too() =>
        Assert.Equal("The [migrants] and their [migrant] networks", Marked(Only(new Practice { Title = "The migrants and their migrant networks", Summary = "A summary." }, "migrant").Title));

    [Fact]
    public void What_is_excluded_or_asked_of_another_field_is_not_marked()
    {
        Assert.Equal("[Work] and rights", Marked(Only(new Practice { Title = "Work and rights", Summary = "A summary of rights." }, "work OR -hope").Title));
        Assert.Equal("Work and rights", Marked(Only(new Practice { Title = "Work and rights", Summary = "A summary of rights." }, "summary:rights").Title));
    }

    [Fact]
    public void A_record_without_a_summary_has_an_empty_extract() => Assert.Empty(Only(new Practice { Title = "Title" }, "title").Extract);

    [Fact]
    public void Pieces_are_well_formed_and_make_up_the_title()
    {
        const string title = "𝒜 😀migrants😀 l’été\uFE0F e\u0301 ﬁn — Straße";
        foreach (var words in new[] { "migrants", "ete", "e", "fin strasse", "a", "😀", "\"migrants ete\"" })
        {
            var hit = Only(new Practice { Title = title, Summary = "😀 migrants ete e fin strasse a." }, words);
            Assert.Equal(title, string.Concat(hit.Title.Select(piece => piece.Text)));
            Assert.All(hit.Title.Concat(hit.Extract), piece => Assert.True(piece.Text.Length > 0 && !char.IsLowSurrogate(piece.Text[0]) && !char.IsHighSurrogate(piece.Text[^1])));
        }
    }

    private static CatalogueHit Only(Practice practice, string words) =>
        Assert.Single(TestCatalogue.Of([Records.Practice(1, practice, terms: Records.Country("ma"))]).Search(new CatalogueQuery { Words = words }).Hits);

    private static string Marked(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(piece => piece.Matched ? $"[{piece.Text}]" : piece.Text));
}
