using Repository.Web.Languages;

namespace Repository.Web.Features.Health;

/// <summary>Figures of the health page as its reader writes them.</summary>
public sealed class HealthWords(Texts texts)
{
    private const double BytesPerMegabyte = 1_000_000;

    public string Number(long number) => number.ToString("N0", texts.Language.Culture);

    public string Bytes(long bytes) => bytes >= 1_000 * BytesPerMegabyte
        ? texts["Health.Gigabytes", bytes / BytesPerMegabyte / 1_000]
        : texts["Health.Megabytes", bytes / BytesPerMegabyte];

    public string Milliseconds(TimeSpan time) => texts["Health.Milliseconds", time.TotalMilliseconds];

    /// <summary>In the largest unit of which there are two.</summary>
    public string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => texts.Count("Health.Days", (long)time.TotalDays),
        { TotalHours: >= 2 } => texts.Count("Health.Hours", (long)time.TotalHours),
        _ => texts.Count("Health.Minutes", (long)time.TotalMinutes),
    };

    public string Moment(DateTimeOffset? time) => time is { } known ? texts["Admin.Moment", known.UtcDateTime] : texts["Health.Never"];
}
