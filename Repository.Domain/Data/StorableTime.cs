using System.Globalization;

namespace Repository.Domain.Data;

/// <summary>Times as both databases hold them: UTC, cut to PostgreSQL's microseconds.</summary>
public static class StorableTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static DateTimeOffset StorableNow(this TimeProvider clock) => clock.GetUtcNow().Storable();

    public static DateTimeOffset Storable(this DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Sorts as the times do.</summary>
    public static string ToStoredText(this DateTimeOffset time) => time.Storable().ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">It was not written by <see cref="ToStoredText"/>.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Null if it was not written by <see cref="ToStoredText"/>: what comes back from a form may be anything.</summary>
    public static DateTimeOffset? TryParse(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
