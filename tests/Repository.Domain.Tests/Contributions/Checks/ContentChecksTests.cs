using System.Diagnostics;
using Repository.Domain.Contributions.Checks;
using Repository.Domain.Contributions.Kinds;
using static Repository.Domain.Contributions.Kinds.FieldsOf<Repository.Domain.Tests.Contributions.Checks.ContentChecksTests.Letter>;

namespace Repository.Domain.Tests.Contributions.Checks;

public sealed class ContentChecksTests
{
    /// <summary>A kind that no check knows: it declares what it expects.</summary>
    private static readonly Kind Letters = new Kind<Letter>
    {
        Name = "letter",
        PathSegment = "letters",
        Sections = [],
        Fields =
        [
            Text("title", l => l.Title, (l, v) => l with { Title = v }) with { RequiredToSubmit = true, MaxWords = 3 },
            Prose("summary", l => l.Summary, (l, v) => l with { Summary = v }) with { MinWords = 2, MaxWords = 4, TellsDifficulties = true },
            Year("year", l => l.Year, (l, v) => l with { Year = v }),
        ],
    };

    [Fact]
    public void A_kind_of_any_shape_is_checked_by_its_declaration() => Assert.Equal(
        ["title Missing", "summary TooShort: 1, 2, 1", "summary NoDifficulty", "year StartsInFuture: 2031"],
        Draft.Of(Letters, "en", ("summary", "Hello"), ("year", "2031")).Check().Findings.Select(finding => $"{finding.Field} {Assert.Single(new[] { finding }.InWords())}"));

    [Fact]
    public void An_empty_record_misses_what_is_mandatory_and_nothing_else_is_said_of_it()
    {
        Assert.All(KindCatalogue.All, kind =>
        {
            var report = kind.Empty("en").Check();

            Assert.True(report.Prevents);
            Assert.Empty(report.Passed);
            Assert.Equal(
                kind.Fields.Where(field => field.RequiredToSubmit || field.Expected).Select(field => (field.Name, field.RequiredToSubmit ? Severity.Must : Severity.Advice)),
                report.Findings.Where(finding => finding.Rule == CheckRule.Missing).Select(finding => (finding.Field, finding.Severity)));
            Assert.All(report.Findings, finding => Assert.True(finding.Check is "mandatory-fields" or "field-problems"));
        });
    }

    [Fact]
    public void Blanks_do_not_fill_a_mandatory_field() =>
        Assert.Contains(Draft.Practice("en", ("title", " \t ")).Check().Of("title"), finding => finding.Rule == CheckRule.Missing);

    [Fact]
    public void What_a_field_refuses_and_terms_that_are_unknown_cannot_be_submitted()
    {
        var report = Draft.Practice("en", ("title", new string('x', 251)), ("source", "javascript:alert(1)"), ("objectives", "5"), ("objectives", "no-such")).Check();

        Assert.Equal(
            ["title TooLong 250", "objectives UnknownTerm no-such", "source NotALink javascript:alert(1)"],
            report.Findings.Where(finding => finding.Rule == CheckRule.FieldProblem).Select(finding => $"{finding.Field} {finding.Problem} {finding.Evidence[0]}"));
        Assert.DoesNotContain("field-problems", report.Passed);
    }

    [Fact]
    public void A_source_that_guidance_needs_is_missed() =>
        Assert.Contains(Draft.Of(GuidanceFields.Kind, "en", ("title", "Guide")).Check().Of("source"), finding => finding is { Problem: FieldRule.Required, Severity: Severity.Must });

    [Fact]
    public void Findings_come_in_the_order_of_the_form_and_of_the_text()
    {
        var findings = Draft.Practice("en", ("summary", "SOP first, then a@example.org, then NRM."), ("title", "b@example.org")).Check().Findings.Where(finding => finding.Mark is not null);

        Assert.Equal([("title", 0), ("summary", 0), ("summary", 16), ("summary", 36)], findings.Select(finding => (finding.Field, finding.Mark!.Value.Offset)));
    }

    [Fact]
    public void A_faultless_record_passes_every_check()
    {
        var record = Sample.Practice() with
        {
            Fields = new Practice
            {
                Title = "A door for newcomers",
                Summary = "Newcomers to the city of A find all services in one office. Before, they were sent from door to door, in languages that they did not speak. Since 2019 the municipality, two associations and the employment service have worked under one roof, and nine of ten visitors leave with an answer.",
                Actions = "The city rented a house near the station and moved the counters of four services there.",
                Results = "In the first year 4,200 people came; nine of ten found what they needed.",
                Lessons = "Interpreters were hard to find at first; we should have asked the associations earlier.",
                Replicability = "Other cities need a house, a common register and a person who decides on both.",
                StartYear = 2019,
                Ongoing = true,
                Implementers = ["City of A"],
                Source = "https://example.org/door",
            },
            Terms = [],
        };

        var report = record.Check();

        Assert.Equal(ContentChecks.Names.Except(["mandatory-fields"]), report.Passed);
        Assert.All(report.Findings, finding => Assert.Equal(CheckRule.Missing, finding.Rule));
    }

    /// <summary>Ten fields of 20,000 characters, each of a piece that is made to be looked at again and again.</summary>
    [Theory]
    [InlineData("(AB ")]
    [InlineData("AB (")]
    [InlineData("Aa Bb (ABC ")]
    [InlineData("A.B.")]
    [InlineData("A/1/B/")]
    [InlineData("@")]
    [InlineData("a@b.")]
    [InlineData("a@")]
    [InlineData("[at]")]
    [InlineData("(a")]
    [InlineData("0 1.")]
    [InlineData("+1 (2)-")]
    [InlineData("1")]
    [InlineData("“")]
    [InlineData("“«\"")]
    [InlineData("](")]
    [InlineData("](a")]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData("a'")]
    [InlineData("a-")]
    [InlineData("X ")]
    [InlineData("XXXXXXX ")]
    [InlineData("the and ")]
    [InlineData("字")]
    [InlineData("\u0301")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD800")]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("x")]
    public void Hostile_texts_take_no_longer_than_others(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (20_000 / piece.Length) + 1))[..20_000];
        var draft = Draft.Practice("en", [.. new[] { "title", "summary", "context", "actions", "results", "lessons", "replicability", "innovation", "region-note", "date-note" }.Select(field => (field, text))]);

        // On a quiet machine some ten milliseconds. What looks at characters again and again takes seconds; a busy machine may take longer once, not always.
        var attempts = 0;
        TimeSpan time;
        do
        {
            var started = Stopwatch.GetTimestamp();
            draft.Check();
            time = Stopwatch.GetElapsedTime(started);
        }
        while (time > TimeSpan.FromSeconds(2) && ++attempts < 3);

        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{time.TotalMilliseconds:F1} ms"));
    }

    public sealed record Letter
    {
        public string? Title { get; init; }

        public string? Summary { get; init; }

        public int? Year { get; init; }
    }
}
