using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Tests.Spaces;

public sealed class SpaceRulesTests
{
    [Fact]
    public void What_a_space_may_say_has_no_problem() => Assert.Empty(SpaceRules.Check(SpaceRules.Normalized(TestSpaces.Content("Doors") with
    {
        Questions = [TestSpaces.Text("Which?")],
        Timetable = new Timetable { Opens = new SpaceDate(2027, 1, 1), Closes = new SpaceDate(2027, 1, 1), TimeZone = "Africa/Casablanca" },
    })));

    [Fact]
    public void Each_problem_names_its_part()
    {
        var wrong = TestSpaces.Content(" \n ") with
        {
            Purpose = TestSpaces.Text(new string('p', SpaceContent.MaxPurpose + 1)),
            Questions = [.. Enumerable.Range(0, SpaceContent.MaxQuestions + 1).Select(number => TestSpaces.Text($"Which {number}?"))],
            Organisers = [new string('o', SpaceContent.MaxTitle + 1)],
            Timetable = new Timetable { Opens = new SpaceDate(2027, 2, 1), Closes = new SpaceDate(2027, 1, null), TimeZone = "Geneva" },
        };

        Assert.Equal(
            [
                new(SpacePart.Title, SpaceFault.Missing), new(SpacePart.Purpose, SpaceFault.TooLong, SpaceContent.MaxPurpose), new(SpacePart.Questions, SpaceFault.TooMany, SpaceContent.MaxQuestions),
                new(SpacePart.Organisers, SpaceFault.TooLong, SpaceContent.MaxTitle), new(SpacePart.TimeZone, SpaceFault.Unknown), new SpaceProblem(SpacePart.Timetable, SpaceFault.Reversed),
            ],
            SpaceRules.Check(SpaceRules.Normalized(wrong)));
    }

    [Fact]
    public void Texts_are_stored_without_what_shows_nothing()
    {
        var text = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = " a\0b\r\nc\uD800 ", ["fr"] = " \t " });
        var normalized = SpaceRules.Normalized(TestSpaces.Content("Doors") with { Purpose = text, Audience = TestSpaces.Text(" "), Questions = [TestSpaces.Text(""), TestSpaces.Text(" Which? ")] });
        Assert.Equal(TestSpaces.Text("ab\nc\uFFFD"), normalized.Purpose);
        Assert.Null(normalized.Audience);
        Assert.Equal([TestSpaces.Text("Which?")], normalized.Questions);
    }

    [Fact]
    public void What_has_changed_is_told_by_part()
    {
        var before = TestSpaces.Content("Doors") with { Terms = TestSpaces.Terms((Dimension.Objective, "7"), (Dimension.Objective, "8")) };
        Assert.Empty(SpaceRules.Changed(before, TestSpaces.Content("Doors") with { Terms = TestSpaces.Terms((Dimension.Objective, "8"), (Dimension.Objective, "7")) }));
        Assert.Equal(
            [SpacePart.Title, SpacePart.Visibility, SpacePart.Timetable, SpacePart.Terms],
            SpaceRules.Changed(before, TestSpaces.Content("Doors") with { Title = TestSpaces.Text("Gates"), Visibility = SpaceVisibility.Members, Timetable = new Timetable { Archived = true } }));
    }
}
