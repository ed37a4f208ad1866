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

    /// <summary>The last day as it was announced first, of one whose last day was changed.</summary>
    public SpaceDate? FirstCloses { get; init; }

    /// <summary>When somebody closed it, before its last day was over.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>As IANA names it: <c>Africa/Casablanca</c>.</summary>
    public string TimeZone { get; init; } = Utc;

    public bool Archived { get; init; }

    [JsonIgnore]
    public DateTimeOffset? OpensAt => Opens?.BeginsIn(Zone);

    [JsonIgnore]
    public DateTimeOffset? ClosesAt => ClosedAt ?? Closes?.EndsIn(Zone);

    [JsonIgnore]
    public bool IsExtended => FirstCloses?.EndsIn(Zone) < Closes?.EndsIn(Zone);

    /// <summary>A machine that does not know the zone counts in UTC; the database keeps the moments as they were when they were written.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => ZoneNamed(TimeZone) ?? TimeZoneInfo.Utc;

    /// <summary>With other days, of which the last one announced first stays known. A space that was closed before its time is open again once its last day is another.</summary>
    public Timetable With(SpaceDate? opens, SpaceDate? closes, string timeZone) => this with
    {
        Opens = opens,
        Closes = closes,
        FirstCloses = FirstOf(closes),
        ClosedAt = closes == Closes ? ClosedAt : null,
        TimeZone = timeZone,
    };

    /// <summary>Closed from that moment on.</summary>
    public Timetable Closed(DateTimeOffset now) => With(Opens, SpaceDate.On(now, Zone), TimeZone) with { ClosedAt = now };

    /// <summary>Open again, until that day or without end.</summary>
    public Timetable Reopened(SpaceDate? closes) => With(Opens, closes, TimeZone) with { ClosedAt = null };

    /// <returns>Null if there is none of that name.</returns>
    public static TimeZoneInfo? ZoneNamed(string name) => name == Utc ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone
        : null;

    private SpaceDate? FirstOf(SpaceDate? closes) => closes is null ? null
        : closes == Closes ? FirstCloses
        : (FirstCloses ?? Closes) is { } first && first != closes ? first
        : null;
}
