using System.Globalization;
using Repository.Domain.Spaces;

namespace Repository.Domain.Tests.Spaces;

public sealed class SpaceDateTests
{
    [Theory]
    [InlineData("2024-01-18", "Europe/Zurich", "2024-01-17T23:00Z", "2024-01-18T23:00Z")]
    [InlineData("2024-02", "UTC", "2024-02-01T00:00Z", "2024-03-01T00:00Z")]
    [InlineData("2023-12", "Pacific/Auckland", "2023-11-30T11:00Z", "2023-12-31T11:00Z")]
    // Clocks are put forward at midnight, so this day begins at one.
    [InlineData("2024-09-08", "America/Santiago", "2024-09-08T04:00Z", "2024-09-09T03:00Z")]
    public void A_date_lasts_from_midnight_to_midnight_where_the_space_is(string text, string zone, string begins, string ends)
    {
        var date = SpaceDate.Find(text)!.Value;
        Assert.Equal(text, date.ToString());
        Assert.Equal((Utc(begins), Utc(ends)), (date.BeginsIn(Timetable.ZoneNamed(zone)!), date.EndsIn(Timetable.ZoneNamed(zone)!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-13")]
    [InlineData("2024-02-30")]
    [InlineData("18/01/2024")]
    [InlineData("1889-01-01")]
    [InlineData("9999-12")]
    public void What_is_no_date_of_a_space_is_none(string text) => Assert.Null(SpaceDate.Find(text));

    [Theory]
    [InlineData("Geneva")]
    [InlineData("../outside")]
    [InlineData("")]
    public void What_is_no_time_zone_is_none(string name) => Assert.Null(Timetable.ZoneNamed(name));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
