using Repository.Search.Queries.Syntax;
using Repository.TestSupport;

namespace Repository.Search.Tests.Queries.Syntax;

public sealed class SyntaxParserTests
{
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal) { "title", "year", "first.name" };

    /// <summary>The cases of <c>syntax.txt</c>, beside this file.</summary>
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(SourceTree.Root, "tests", "Repository.Search.Tests", "Queries", "Syntax", "syntax.txt")))
            {
                if (line.Split(" ⇒ ") is [var input, var tree] && !line.StartsWith('#'))
                {
                    cases.Add(input.Replace('␣', ' ').Replace("∅", "", StringComparison.Ordinal), tree.Replace("∅", "", StringComparison.Ordinal));
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_read_as(string input, string tree) => Assert.Equal(tree, Written(Parse(input)));

    [Fact]
    public void There_are_many_cases() => Assert.InRange(Cases.Count, 80, int.MaxValue);

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_written_is_read_again(string input, string tree)
    {
        Assert.Equal(Parse(input), Parse(tree));
        Assert.Equal(Parse(input), Parse(Parse(input).ToString()));
    }

    [Fact]
    public void Characters_beyond_the_longest_query_are_left_out()
    {
        var longest = new string('a', SyntaxParser.MaxLength);

        Assert.Equal(Parse(longest), Parse($"{longest}a b c"));
        Assert.Equal(Parse(longest[1..]), Parse($"{longest[1..]}\U0001F600"));
    }

    [Fact]
    public void Operands_beyond_the_last_are_left_out()
    {
        var words = Enumerable.Range(1, 2 * SyntaxParser.MaxOperands).Select(i => $"a{i}").ToList();

        Assert.Equal(SyntaxParser.MaxOperands, Parse(string.Join(' ', words)).Clauses.Count);
        Assert.Equal(Parse(string.Join(" OR ", words.Take(SyntaxParser.MaxOperands))), Parse(string.Join(" OR ", words)));
    }

    [Fact]
    public void Parentheses_beyond_the_deepest_mean_nothing()
    {
        string Nested(int depth) => $"{string.Concat(Enumerable.Repeat("(a ", depth))}b{new string(')', depth)} c";

        Assert.NotEqual(Parse(Nested(SyntaxParser.MaxDepth - 1)).ToString().Count(c => c == '('), Parse(Nested(SyntaxParser.MaxDepth)).ToString().Count(c => c == '('));
        Assert.Equal(
            Parse(Nested(SyntaxParser.MaxDepth)).ToString().Count(c => c == '('),
            Parse(Nested(2 * SyntaxParser.MaxDepth)).ToString().Count(c => c == '('));
    }

    /// <summary>Marks of the syntax, words, and what trips programs that read Unicode.</summary>
    private static readonly string[] Pieces =
    [
        "+", "-", "!", "(", ")", "(", ")", "\"", "\"", "“", "«", "[", "]", "{", "}", "^", "~", "*", "?", ":", "\\", "/", "..", ".", "&&", "||", " ", " ", " ", "\t", "\u3000",
        "AND", "OR", "NOT", "TO", "title:", "year:", "first.name:", "a", "b", "health", "2019", "0.5", "^2", "~3", "é", "e\u0301", "\uD800", "\uDC00", "\U0001F600", "\0", "\u200F", "\uFFFE", "\n", "ß", "移民",
    ];

    [Fact]
    public void Any_text_is_a_query_and_reads_again_as_it_was_written()
    {
        var texts = TestEffort.Of(quick: 10_000, full: 100_000, extended: 5_000_000);
        for (var seed = 0; seed < texts; seed++)
        {
            var random = new Random(seed);
            var input = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var tree = Parse(input);

            Assert.True(tree.Equals(Parse(tree.ToString())), $"seed {seed}: {input} is written as {tree}");
        }
    }

    [Fact]
    public void Long_texts_of_marks_are_read_in_time()
    {
        foreach (var piece in Pieces)
        {
            var input = string.Concat(Enumerable.Repeat(piece, SyntaxParser.MaxLength));

            Assert.InRange(Operands(Parse(input)), 0, SyntaxParser.MaxOperands);
        }
    }

    private static SyntaxNode.Group Parse(string text) => SyntaxParser.Parse(text, Fields.Contains);

    /// <summary>Without the parentheses around the whole.</summary>
    private static string Written(SyntaxNode.Group tree) => tree.ToString()[1..^1];

    private static int Operands(SyntaxNode node) => node switch
    {
        SyntaxNode.Group group => group.Clauses.Sum(clause => Operands(clause.Node)),
        SyntaxNode.Field field => Operands(field.Inner),
        SyntaxNode.Boost boost => Operands(boost.Inner),
        _ => 1,
    };
}
