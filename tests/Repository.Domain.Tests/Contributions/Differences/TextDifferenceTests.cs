using System.Diagnostics;
using Repository.Domain.Contributions.Differences;
using Repository.TestSupport;

namespace Repository.Domain.Tests.Contributions.Differences;

public sealed class TextDifferenceTests
{
    /// <summary>Words, spaces, signs and halves of them in several scripts: what texts are made of, and what none should be.</summary>
    private static readonly string[] Bits =
    [
        "migrants", "women", "the", "a", "l’accueil", "don't", "3,000", "1.5", "U.N.", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", " \n \n", ".", ". ", ", ", "!", "; ", "(", "**", "é", "e\u0301", "\u0301",
        "المهاجرون", "في", "المدينة", "移民", "城市", "。", "、", "ผู้ย้ายถิ่น", "мигранты", "👩‍👩‍👧", "🇲🇦", "\u200D", "\ud83d", "\0", "_", "—",
    ];

    [Theory]
    [InlineData("Engagement of migrants in migration processes of A", "Engagement of migrants in migration management of A", "Engagement of migrants in migration [-processes][+management] of A")]
    [InlineData("Many took part.", "Migrants of several nationalities took part, and asked.", "[-Many][+Migrants of several nationalities] took part[+, and asked].")]
    [InlineData("A council.", "A council, elected.", "A council[+, elected].")]
    [InlineData("one two three", "one three", "one [-two ]three")]
    [InlineData("", "New text", "[+New text]")]
    [InlineData("Old text", "", "[-Old text]")]
    [InlineData("", "", "")]
    [InlineData("Same", "Same", "Same")]
    [InlineData("It cost 3,000 dollars", "It cost 3,500 dollars", "It cost [-3,000][+3,500] dollars")]
    [InlineData("l’accueil des femmes", "l’intégration des femmes", "[-l’accueil][+l’intégration] des femmes")]
    [InlineData("مركز المهاجرين في المدينة", "مركز العائدين في المدينة", "مركز [-المهاجرين][+العائدين] في المدينة")]
    [InlineData("移民可以进入城市。", "移民不可以进入城市。", "移民[+不]可以进入城市。")]
    [InlineData("the red old big house", "the blue new big house", "the [-red old][+blue new] big house")]
    [InlineData("First.\n\nSecond one.\n\nThird.", "First.\n\nThird.", "First.\n\n[-Second one.\n\n]Third.")]
    [InlineData("Family 👩‍👩‍👧 here", "Family 👩‍👩‍👦 here", "Family [-👩‍👩‍👧][+👩‍👩‍👦] here")]
    public void Words_that_changed_are_told(string before, string after, string expected) => Assert.Equal(expected, Shown(TextDifference.Of(before, after)));

    [Fact]
    public void Passages_with_next_to_nothing_in_common_are_replaced_as_wholes()
    {
        const string Before = "Everybody who comes to the office is heard by two of its members in a language that they understand well.";
        const string After = "Since last year a bus goes round through villages where many have left for work abroad, with lawyers on board!";
        Assert.Equal($"Kept.\n\n[-{Before}][+{After}]", Shown(TextDifference.Of($"Kept.\n\n{Before}", $"Kept.\n\n{After}")));
    }

    [Fact]
    public void Same_and_removed_pieces_are_the_old_text_and_same_and_added_ones_the_new_text()
    {
        var random = new Random(TestEffort.Of(quick: 4711, full: 4712, extended: Environment.TickCount));
        for (var round = 0; round < TestEffort.Of(quick: 2_000, full: 20_000, extended: 200_000); round++)
        {
            var before = Text(random, random.Next(40));
            var after = random.Next(3) == 0 ? Text(random, random.Next(40)) : Edited(random, before);
            var pieces = TextDifference.Of(before, after);
            Assert.True(before == Joined(pieces, PieceState.Removed), $"old text of “{before}” → “{after}”");
            Assert.True(after == Joined(pieces, PieceState.Added), $"new text of “{before}” → “{after}”");
            Assert.DoesNotContain(pieces, piece => piece.Text.Length == 0);
            Assert.DoesNotContain(pieces.Zip(pieces.Skip(1)), pair => pair.First.State == pair.Second.State || (pair.First.State, pair.Second.State) == (PieceState.Added, PieceState.Removed));
            Assert.Equal(before == after, pieces.All(piece => piece.State == PieceState.Same));
        }
    }

    /// <summary>As long as a field may be. How long it took is written to the test's output.</summary>
    [Theory]
    [InlineData("nothing in common", 2)]
    [InlineData("shuffled", 2)]
    [InlineData("without a space", 2)]
    [InlineData("Chinese", 2)]
    [InlineData("paragraphs", 2)]
    [InlineData("two words far apart", 7)]
    [InlineData("one word of a single sentence", 4)]
    public void Long_texts_are_compared_in_pieces_or_replaced_as_wholes(string of, int expected)
    {
        var random = new Random(42);
        string Long(string alphabet, string joint) => string.Join(joint, Enumerable.Range(0, 5_000).Select(_ => string.Concat(Enumerable.Range(0, 5).Select(_ => alphabet[random.Next(alphabet.Length)]))))[..20_000];
        var words = Long("abcdefghij", " ").Split(' ');
        var (before, after) = of switch
        {
            "nothing in common" => (string.Join(' ', words), Long("klmnopqrst", " ")),
            "shuffled" => (string.Join(' ', words), string.Join(' ', words.OrderBy(_ => random.Next()))),
            "without a space" => (new string('.', 20_000), new string('!', 20_000)),
            "Chinese" => (Long("移民可以进入城市", ""), Long("移民可以进入城市", "")),
            "paragraphs" => (Long("abcdefghij", "\n\n"), Long("klmnopqrst", "\n\n")),
            "one word of a single sentence" => (string.Join(' ', words), string.Join(' ', words.Select((word, i) => i == 2_000 ? "other" : word))),
            _ => (Sentences(words), Sentences(words.Select((word, i) => i is 105 or 3_005 ? "other" : word))),
        };

        var watch = Stopwatch.StartNew();
        var pieces = TextDifference.Of(before, after);
        TestContext.Current.TestOutputHelper?.WriteLine($"{of}: {watch.Elapsed.TotalMilliseconds:0.0} ms");

        Assert.Equal((before, after), (Joined(pieces, PieceState.Removed), Joined(pieces, PieceState.Added)));
        Assert.Equal(expected, pieces.Count);
    }

    private static string Sentences(IEnumerable<string> words) => string.Join(". ", words.Chunk(10).Select(some => string.Join(' ', some)));

    private static string Shown(IEnumerable<DifferencePiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.State switch { PieceState.Removed => $"[-{piece.Text}]", PieceState.Added => $"[+{piece.Text}]", _ => piece.Text }));

    private static string Joined(IEnumerable<DifferencePiece> pieces, PieceState state) =>
        string.Concat(pieces.Where(piece => piece.State == PieceState.Same || piece.State == state).Select(piece => piece.Text));

    private static string Text(Random random, int bits) => string.Concat(Enumerable.Range(0, bits).Select(_ => Bits[random.Next(Bits.Length)]));

    private static string Edited(Random random, string text)
    {
        for (var edit = random.Next(4); edit >= 0; edit--)
        {
            var (from, to) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
            text = random.Next(2) == 0 ? text[..from] + Text(random, random.Next(4)) + text[from..] : text[..Math.Min(from, to)] + text[Math.Max(from, to)..];
        }

        return text;
    }
}
