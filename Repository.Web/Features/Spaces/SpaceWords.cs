using System.Globalization;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Spaces;

/// <summary>A text of a space, and its language where it is not the page's.</summary>
public sealed record SaidText(string Text, string? Language);

/// <summary>Spaces in words, in the language of the page.</summary>
public sealed class SpaceWords(Texts texts, Labels labels)
{
    private CultureInfo Culture => texts.Language.Culture;

    public SaidText Said(LocalizedText text)
    {
        var language = texts.Language.Code;
        return new SaidText(text.In(language), text.All.ContainsKey(language) ? null : text.All.ContainsKey(LocalizedText.Fallback) ? LocalizedText.Fallback : text.All.Keys.FirstOrDefault());
    }

    /// <summary>Where it stands: “Open until 28 February 2027”.</summary>
    public string State(SpaceCase found) => (found.Phase, found.Space.Content.Timetable) switch
    {
        (SpacePhase.Announced, { Opens: { } opens }) => texts[opens.Day is null ? "Spaces.StateAnnouncedMonth" : "Spaces.StateAnnounced", Date(opens)],
        (SpacePhase.Open, { Closes: { } closes }) => texts[closes.Day is null ? "Spaces.StateOpenUntilMonth" : "Spaces.StateOpenUntil", Date(closes)],
        (SpacePhase.Open, _) => texts["Spaces.StateOpen"],
        (SpacePhase.Closed, _) => texts[found.Space.Content.Outcome is null ? "Spaces.StateClosed" : "Spaces.StateClosedWithOutcome"],
        _ => texts["Spaces.StateArchived"],
    };

    /// <summary>A class of the style sheet.</summary>
    public static string Tone(SpacePhase phase) => phase switch
    {
        SpacePhase.Open => "ok",
        SpacePhase.Archived => "",
        _ => "info",
    };

    /// <summary>From when to when, and whether that was extended; null where no day is set.</summary>
    public string? Dates(Timetable timetable)
    {
        var dates = timetable switch
        {
            { Opens: { } opens, Closes: { } closes } => FromTo(opens, closes),
            { Opens: { } opens } => Date(opens),
            { Closes: { } closes } => Date(closes),
            _ => null,
        };
        return dates is not null && timetable.IsExtended ? texts["Spaces.Extended", dates] : dates;
    }

    public string Date(SpaceDate date) => date.ToString(texts["Spaces.Day"], texts["Spaces.Month"], Culture);

    /// <summary>By which clock the days are counted, of what is not over yet: “Zurich (UTC+01:00)”.</summary>
    public string? Clock(SpaceCase found)
    {
        var timetable = found.Space.Content.Timetable;
        if (found.Phase is SpacePhase.Closed or SpacePhase.Archived || (found.Space.ClosesAt ?? found.Space.OpensAt) is not { } moment)
        {
            return null;
        }

        if (timetable.TimeZone == Timetable.Utc)
        {
            return texts["Spaces.DaysInUtc"];
        }

        var offset = timetable.Zone.GetUtcOffset(moment);
        var city = timetable.TimeZone.Split('/')[^1].Replace('_', ' ');
        return texts["Spaces.DaysIn", city, string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}")];
    }

    public string Languages(SpaceContent content) => texts.List([.. content.TermsOf(Dimension.Language).Select(labels.Language)]) is { Length: > 0 } list ? char.ToUpper(list[0], Culture) + list[1..] : "";

    /// <summary>Who may read it, where that is not everybody.</summary>
    public string? Visibility(SpaceVisibility visibility) => visibility == SpaceVisibility.Public ? null : texts[$"Spaces.Visibility{visibility}"];

    /// <summary>A year that both have in common is said once.</summary>
    private string FromTo(SpaceDate opens, SpaceDate closes) => opens == closes ? Date(opens)
        : texts["Spaces.FromTo", opens.Year == closes.Year ? opens.ToString(texts["Spaces.DayOfYear"], texts["Spaces.MonthOfYear"], Culture) : Date(opens), Date(closes)];
}
