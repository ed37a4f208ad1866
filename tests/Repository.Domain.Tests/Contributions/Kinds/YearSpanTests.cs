using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Tests.Contributions.Kinds;

public sealed class YearSpanTests
{
    [Theory]
    [InlineData(2019, 2021, null, null, true)]
    [InlineData(2019, 2021, 2021, null, true)]
    [InlineData(2019, 2021, 2022, null, false)]
    [InlineData(2019, 2021, null, 2019, true)]
    [InlineData(2019, 2021, null, 2018, false)]
    [InlineData(2019, 2021, 2020, 2020, true)]
    [InlineData(2019, null, 2099, null, true)]
    [InlineData(2019, null, null, 2018, false)]
    public void Spans_meet_at_their_ends_and_go_on_where_there_is_none(int first, int? last, int? from, int? to, bool meets) =>
        Assert.Equal(meets, new YearSpan(first, last).Overlaps(from, to));

    [Theory]
    [InlineData(2019, null, false, 2019, 2019)]
    [InlineData(2019, null, true, 2019, null)]
    [InlineData(2019, 2021, false, 2019, 2021)]
    [InlineData(2019, 2021, true, 2019, 2021)]
    [InlineData(null, 2021, false, 2021, 2021)]
    public void A_practice_speaks_of_the_years_it_ran(int? start, int? end, bool ongoing, int first, int? last) =>
        Assert.Equal(new YearSpan(first, last), Years(start, end, ongoing));

    [Fact]
    public void A_practice_without_a_year_speaks_of_none() => Assert.Null(Years(null, null, ongoing: true));

    [Fact]
    public void A_practice_cannot_end_before_it_starts()
    {
        var content = PracticeFields.Kind.Empty("en") with { Fields = new Practice { StartYear = 2020, EndYear = 2019 } };

        Assert.Equal([new FieldProblem("end-year", FieldRule.EndBeforeStart, "2019")], PracticeFields.Kind.Contradictions(content));
    }

    [Fact]
    public void Guidance_needs_an_address_or_a_citation()
    {
        var empty = GuidanceFields.Kind.Empty("en");

        Assert.Equal([new FieldProblem("source", FieldRule.Required)], GuidanceFields.Kind.Contradictions(empty));
        Assert.Empty(GuidanceFields.Kind.Contradictions(empty with { Fields = new Guidance { BibliographicSource = "A/RES/73/195" } }));
    }

    private static YearSpan? Years(int? start, int? end, bool ongoing) =>
        PracticeFields.Kind.Years(PracticeFields.Kind.Empty("en") with { Fields = new Practice { StartYear = start, EndYear = end, Ongoing = ongoing } });
}
