using System.Text;
using Repository.Domain.Taxonomy;

namespace Repository.Domain.Spaces;

/// <summary>What people may have a space say.</summary>
public static class SpaceRules
{
    private const int MaxOrganisers = 20;

    /// <summary>Texts trimmed, without what shows nothing; empty ones left out.</summary>
    public static SpaceContent Normalized(SpaceContent content) => content with
    {
        Title = Clean(content.Title) ?? Empty,
        Purpose = Clean(content.Purpose) ?? Empty,
        Audience = Clean(content.Audience),
        Rules = Clean(content.Rules),
        Questions = [.. content.Questions.Select(Clean).OfType<LocalizedText>()],
        Outcome = Clean(content.Outcome),
        Organisers = [.. content.Organisers.Select(Clean).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)],
    };

    /// <param name="content">Normalized.</param>
    public static IReadOnlyList<SpaceProblem> Check(SpaceContent content) =>
    [
        .. When(content.Title.All.Count == 0, SpacePart.Title, SpaceFault.Missing),
        .. Longer(SpacePart.Title, SpaceContent.MaxTitle, content.Title),
        .. When(content.Purpose.All.Count == 0, SpacePart.Purpose, SpaceFault.Missing),
        .. Longer(SpacePart.Purpose, SpaceContent.MaxPurpose, content.Purpose),
        .. Longer(SpacePart.Audience, SpaceContent.MaxText, content.Audience),
        .. Longer(SpacePart.Rules, SpaceContent.MaxRules, content.Rules),
        .. Longer(SpacePart.Questions, SpaceContent.MaxText, [.. content.Questions]),
        .. When(content.Questions.Count > SpaceContent.MaxQuestions, SpacePart.Questions, SpaceFault.TooMany, SpaceContent.MaxQuestions),
        .. Longer(SpacePart.Outcome, SpaceContent.MaxText, content.Outcome),
        .. When(content.Organisers.Any(name => name.Length > SpaceContent.MaxTitle), SpacePart.Organisers, SpaceFault.TooLong, SpaceContent.MaxTitle),
        .. When(content.Organisers.Count > MaxOrganisers, SpacePart.Organisers, SpaceFault.TooMany, MaxOrganisers),
        .. When(Timetable.ZoneNamed(content.Timetable.TimeZone) is null, SpacePart.TimeZone, SpaceFault.Unknown),
        .. When(content.Timetable.OpensAt >= content.Timetable.Closes?.EndsIn(content.Timetable.Zone), SpacePart.Timetable, SpaceFault.Reversed),
    ];

    /// <summary>Of which parts a space says something else than before.</summary>
    public static IReadOnlyList<SpacePart> Changed(SpaceContent before, SpaceContent after)
    {
        (SpacePart Part, bool Same)[] parts =
        [
            (SpacePart.Title, Equals(before.Title, after.Title)),
            (SpacePart.Purpose, Equals(before.Purpose, after.Purpose)),
            (SpacePart.Audience, Equals(before.Audience, after.Audience)),
            (SpacePart.Rules, Equals(before.Rules, after.Rules)),
            (SpacePart.Questions, before.Questions.SequenceEqual(after.Questions)),
            (SpacePart.Outcome, Equals(before.Outcome, after.Outcome)),
            (SpacePart.Organisers, before.Organisers.SequenceEqual(after.Organisers, StringComparer.Ordinal)),
            (SpacePart.Visibility, before.Visibility == after.Visibility),
            (SpacePart.Timetable, before.Timetable with { TimeZone = "" } == after.Timetable with { TimeZone = "" }),
            (SpacePart.TimeZone, before.Timetable.TimeZone == after.Timetable.TimeZone),
            (SpacePart.Terms, SpaceContent.Dimensions.All(dimension => before.TermsOf(dimension).Order(StringComparer.Ordinal).SequenceEqual(after.TermsOf(dimension).Order(StringComparer.Ordinal), StringComparer.Ordinal))),
            (SpacePart.Source, before.Source == after.Source),
        ];
        return [.. parts.Where(part => !part.Same).Select(part => part.Part)];
    }

    private static LocalizedText Empty => new(new Dictionary<string, string>(StringComparer.Ordinal));

    private static LocalizedText? Clean(LocalizedText? text)
    {
        var said = (text?.All ?? Empty.All).Select(pair => (pair.Key, Value: Clean(pair.Value))).Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return said.Count == 0 ? null : new LocalizedText(said);
    }

    /// <summary>Half a surrogate pair becomes the sign for what is no character; controls but for line ends go.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes().Where(rune => rune.Value == '\n' || !Rune.IsControl(rune)))
        {
            clean.Append(rune);
        }

        return clean.ToString().Trim();
    }

    private static IEnumerable<SpaceProblem> Longer(SpacePart part, int most, params IEnumerable<LocalizedText?> texts) =>
        When(texts.Any(text => text is not null && text.All.Values.Any(said => said.Length > most)), part, SpaceFault.TooLong, most);

    private static IEnumerable<SpaceProblem> When(bool holds, SpacePart part, SpaceFault fault, int most = 0) => holds ? [new SpaceProblem(part, fault, most)] : [];
}
