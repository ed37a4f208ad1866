using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Repository.Domain.Spaces;

/// <summary>A day of a space, in its own time zone; or a month, of what happened long ago and is no better known.</summary>
/// <param name="Day">Null for the whole month.</param>
[JsonConverter(typeof(SpaceDateJson))]
public readonly record struct SpaceDate(int Year, int Month, int? Day)
{
    private const int FirstYear = 1990;
    private const int LastYear = 2199;

    private DateOnly First => new(Year, Month, Day ?? 1);

    /// <param name="text">As ISO 8601 has it: <c>2024-01-18</c>, <c>2024-01</c>.</param>
    public static SpaceDate? Find(string text) =>
        !DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < FirstYear or > LastYear
            ? null
            : new SpaceDate(first.Year, first.Month, text.Length > "yyyy-MM".Length ? first.Day : null);

    /// <summary>The day that it is there at that moment.</summary>
    public static SpaceDate On(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(moment, zone);
        return new SpaceDate(there.Year, there.Month, there.Day);
    }

    /// <summary>Its first moment.</summary>
    public DateTimeOffset BeginsIn(TimeZoneInfo zone) => Midnight(First, zone);

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset EndsIn(TimeZoneInfo zone) => Midnight(Day is null ? First.AddMonths(1) : First.AddDays(1), zone);

    public string ToString(string dayFormat, string monthFormat, CultureInfo culture) => First.ToString(Day is null ? monthFormat : dayFormat, culture);

    public override string ToString() => ToString("yyyy-MM-dd", "yyyy-MM", CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Some clocks are put forward at midnight: there the day begins later.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private sealed class SpaceDateJson : JsonConverter<SpaceDate>
    {
        public override SpaceDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Find(reader.GetString() ?? "") ?? throw new JsonException("not the date of a space");

        public override void Write(Utf8JsonWriter writer, SpaceDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
