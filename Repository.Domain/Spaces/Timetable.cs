using System.Text.Json.Serialization;

namespace Repository.Domain.Spaces;

/// <summary>When a space opens and closes: whole days in a time zone of its own.</summary>
public sealed record Timetable
{
    public const string Utc = "UTC";

    /// <summary>Null for one that was open from the first.</summary>
    public SpaceDate? Opens { get; init; }

    /// <summary>The last day on which it is open; null for a community, which stays open.</summary>
    public SpaceDate? Closes { get; init; }

    /// <summary>The last day as it was announced first, of one that was extended.</summary>
    public SpaceDate? FirstCloses { get; init; }

    /// <summary>As IANA names it: <c>Africa/Casablanca</c>.</summary>
    public string TimeZone { get; init; } = Utc;

    public bool Archived { get; init; }

    [JsonIgnore]
    public DateTimeOffset? OpensAt => Opens?.BeginsIn(Zone);

    [JsonIgnore]
    public DateTimeOffset? ClosesAt => Closes?.EndsIn(Zone);

    /// <summary>A machine that does not know the zone counts in UTC; the database keeps the moments as they were when they were written.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => ZoneNamed(TimeZone) ?? TimeZoneInfo.Utc;

    /// <returns>Null if there is none of that name.</returns>
    public static TimeZoneInfo? ZoneNamed(string name) => name == Utc ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone
        : null;
}
