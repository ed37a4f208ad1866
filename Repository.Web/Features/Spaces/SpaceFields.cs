using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Spaces;

/// <summary>What a space says, as fields of a form. Texts are written in the language of the page; those in other languages stay as they are.</summary>
public sealed class SpaceFields(TermOptions terms, Labels labels, SpaceWords words, Texts texts)
{
    private const string Visibility = "visibility";
    private const string Opens = "opens";
    private const string Closes = "closes";
    private const string Zone = "time-zone";
    private const string Organisers = "organisers";

    /// <summary>Empty fields for questions, beside those that there are.</summary>
    private const int MoreQuestions = 3;

    private static readonly IReadOnlyList<string> Zones =
        [Timetable.Utc, .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && Timetable.ZoneNamed(id) is not null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private string Language => texts.Language.Code;

    /// <summary>One for each text that stands by itself.</summary>
    private static IReadOnlyList<(string Name, SpacePart Part, int Max, int Rows)> TextFields { get; } =
    [
        ("title", SpacePart.Title, SpaceContent.MaxTitle, 1),
        ("purpose", SpacePart.Purpose, SpaceContent.MaxPurpose, 5),
        ("audience", SpacePart.Audience, SpaceContent.MaxText, 3),
        ("rules", SpacePart.Rules, SpaceContent.MaxRules, 5),
        ("outcome", SpacePart.Outcome, SpaceContent.MaxText, 5),
    ];

    /// <param name="runs">The space is there already: it can have an outcome.</param>
    public IReadOnlyList<FormField> Of(SpaceContent content, bool runs) =>
    [
        .. TextFields.Where(field => field.Part is SpacePart.Title or SpacePart.Purpose or SpacePart.Audience).Select(field => TextField(field, content)),
        new(Visibility, FieldKind.Choices, texts["Spaces.Visibility"])
        {
            Value = StoredName.Of(content.Visibility),
            Options = [.. Enum.GetValues<SpaceVisibility>().Select(one => new FieldOption(StoredName.Of(one), texts[$"Spaces.For{one}"]))],
        },
        .. Enumerable.Range(1, Math.Min(SpaceContent.MaxQuestions, content.Questions.Count + MoreQuestions)).Select(number => Question(number, content.Questions.ElementAtOrDefault(number - 1))),
        .. TextFields.Where(field => field.Part == SpacePart.Rules || (runs && field.Part == SpacePart.Outcome)).Select(field => TextField(field, content)),
        new(Opens, FieldKind.Text, texts["Spaces.FirstDay"]) { Value = content.Timetable.Opens?.ToString() ?? "", Help = texts["Spaces.FirstDayHelp"], MaxLength = 10, Autocomplete = "off" },
        new(Closes, FieldKind.Text, texts["Spaces.LastDay"]) { Value = content.Timetable.Closes?.ToString() ?? "", Help = texts["Spaces.LastDayHelp"], MaxLength = 10, Autocomplete = "off" },
        new(Zone, FieldKind.Select, texts["Spaces.TimeZone"]) { Value = content.Timetable.TimeZone, Options = [.. Zones.Append(content.Timetable.TimeZone).Distinct(StringComparer.Ordinal).Select(id => new FieldOption(id, id.Replace('_', ' ')))] },
        .. SpaceContent.Dimensions.Select(dimension => new FormField(dimension.Name(), FieldKind.Picks, Label(dimension)) { Options = terms.Of(dimension), Chosen = content.TermsOf(dimension) }),
        new(Organisers, FieldKind.Area, texts["Spaces.Organisers"]) { Value = string.Join('\n', content.Organisers), Help = texts["Spaces.OrganisersHelp"], Rows = 3 },
    ];

    /// <summary>What was typed, in place of what stood there; the state holds it all, and says what is wrong with it.</summary>
    /// <param name="before">What the form was made on.</param>
    public SpaceContent Read(IFormCollection form, SpaceContent before, bool runs, ModelStateDictionary state)
    {
        var read = SpaceRules.Normalized(before with
        {
            Title = In(before.Title, Typed("title")),
            Purpose = In(before.Purpose, Typed("purpose")),
            Audience = In(before.Audience, Typed("audience")),
            Rules = In(before.Rules, Typed("rules")),
            Outcome = runs ? In(before.Outcome, Typed("outcome")) : before.Outcome,
            Questions = [.. Enumerable.Range(1, SpaceContent.MaxQuestions).Select(number => QuestionOf(before.Questions.ElementAtOrDefault(number - 1), Typed(QuestionName(number)))).OfType<LocalizedText>()],
            Organisers = Typed(Organisers).Split('\n'),
            Visibility = Enum.GetValues<SpaceVisibility>().FirstOrDefault(one => StoredName.Of(one) == Typed(Visibility), before.Visibility),
            Timetable = before.Timetable.With(Date(Opens), Date(Closes), Typed(Zone) is { Length: > 0 } zone ? zone : Timetable.Utc),
            Terms = SpaceContent.Dimensions.Select(dimension => (dimension, Chosen: Picked(dimension))).Where(one => one.Chosen.Count > 0).ToDictionary(one => one.dimension.Name(), one => one.Chosen, StringComparer.Ordinal),
        });
        foreach (var problem in SpaceRules.Check(read))
        {
            var name = NameOf(problem.Part);
            state.TryAddModelError(name, texts[$"Spaces.Fault{problem.Fault}", LabelOf(problem.Part), problem.Most]);
        }

        return read;

        string Typed(string name)
        {
            var typed = form[name].FirstOrDefault() ?? "";
            if (!state.ContainsKey(name))
            {
                state.SetModelValue(name, typed, typed);
            }

            return typed;
        }

        SpaceDate? Date(string name)
        {
            var typed = Typed(name).Trim();
            if (typed.Length > 0 && SpaceDate.Find(typed) is null)
            {
                state.AddModelError(name, texts["Spaces.NoDate"]);
            }

            return SpaceDate.Find(typed);
        }

        IReadOnlyList<string> Picked(Dimension dimension)
        {
            var known = terms.Of(dimension).Select(option => option.Value).ToHashSet(StringComparer.Ordinal);
            string[] picked = [.. form[dimension.Name()].OfType<string>().Where(known.Contains).Distinct(StringComparer.Ordinal)];
            state.SetModelValue(dimension.Name(), picked, string.Join(',', picked));
            return picked;
        }
    }

    /// <summary>What a space says now, of what was typed otherwise.</summary>
    public IReadOnlyList<(string Label, string Text)> Meanwhile(SpaceContent current, SpaceContent typed) =>
        [.. SpaceRules.Changed(current, typed).Select(part => (LabelOf(part), TextOf(part, current)))];

    /// <summary>What it says, to read.</summary>
    public IReadOnlyList<(string Label, string Text)> Facts(SpaceContent content) =>
        [.. Enum.GetValues<SpacePart>().Where(part => part is not (SpacePart.Title or SpacePart.Source)).Select(part => (LabelOf(part), TextOf(part, content))).Where(fact => fact.Item2.Length > 0)];

    private FormField TextField((string Name, SpacePart Part, int Max, int Rows) field, SpaceContent content)
    {
        var text = TextAt(field.Part, content);
        return new FormField(field.Name, field.Rows == 1 ? FieldKind.Text : FieldKind.Area, LabelOf(field.Part)) { Value = text?.All.GetValueOrDefault(Language) ?? "", MaxLength = field.Max, Rows = field.Rows, Help = Elsewhere(text) };
    }

    private FormField Question(int number, LocalizedText? question) => new(QuestionName(number), FieldKind.Area, texts["Spaces.Question", number])
    {
        Value = question?.All.GetValueOrDefault(Language) ?? "",
        MaxLength = SpaceContent.MaxText,
        Rows = 2,
        Help = Elsewhere(question),
    };

    /// <summary>What it says in another language, where it says nothing in this one.</summary>
    private string? Elsewhere(LocalizedText? text) => text is null || text.All.Count == 0 || text.All.ContainsKey(Language) ? null : texts["Spaces.InLanguage", labels.Language(words.Said(text).Language!), text.In(Language)];

    private LocalizedText In(LocalizedText? text, string typed)
    {
        var all = new Dictionary<string, string>(text?.All ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [Language] = typed };
        return new LocalizedText(all);
    }

    /// <summary>One that is emptied goes in every language; one that is not translated yet stays.</summary>
    private LocalizedText? QuestionOf(LocalizedText? before, string typed) => typed.Trim().Length > 0 ? In(before, typed)
        : before is null || before.All.ContainsKey(Language) ? null
        : before;

    private static string QuestionName(int number) => string.Create(CultureInfo.InvariantCulture, $"question-{number}");

    private static LocalizedText? TextAt(SpacePart part, SpaceContent content) => part switch
    {
        SpacePart.Title => content.Title,
        SpacePart.Purpose => content.Purpose,
        SpacePart.Audience => content.Audience,
        SpacePart.Rules => content.Rules,
        SpacePart.Outcome => content.Outcome,
        _ => null,
    };

    private string TextOf(SpacePart part, SpaceContent content) => part switch
    {
        SpacePart.Questions => string.Join('\n', content.Questions.Select(question => question.In(Language))),
        SpacePart.Organisers => string.Join('\n', content.Organisers),
        SpacePart.Visibility => texts[$"Spaces.For{content.Visibility}"],
        SpacePart.Timetable => words.Dates(content.Timetable) ?? "",
        SpacePart.TimeZone => content.Timetable.TimeZone.Replace('_', ' '),
        SpacePart.Terms => string.Join('\n', SpaceContent.Dimensions.Where(dimension => content.TermsOf(dimension).Count > 0)
            .Select(dimension => texts["Spaces.InLanguage", Label(dimension), texts.List([.. content.TermsOf(dimension).Select(id => labels.Full(new TermKey(dimension, id)))])])),
        SpacePart.Source => content.Source ?? "",
        _ => TextAt(part, content)?.In(Language) ?? "",
    };

    private static string NameOf(SpacePart part) => part switch
    {
        SpacePart.Questions => QuestionName(1),
        SpacePart.Timetable => Closes,
        _ => StoredName.Of(part),
    };

    private string LabelOf(SpacePart part) => texts[part switch
    {
        SpacePart.Title => "Spaces.Title",
        SpacePart.Purpose => "Spaces.Purpose",
        SpacePart.Audience => "Spaces.Audience",
        SpacePart.Rules => "Spaces.Rules",
        SpacePart.Questions => "Spaces.Questions",
        SpacePart.Outcome => "Spaces.Outcome",
        SpacePart.Organisers => "Spaces.Organisers",
        SpacePart.Visibility => "Spaces.Visibility",
        SpacePart.Timetable => "Spaces.Timetable",
        SpacePart.TimeZone => "Spaces.TimeZone",
        SpacePart.Terms => "Spaces.Themes",
        _ => "Spaces.Source",
    }];

    private string Label(Dimension dimension) => texts[$"Spaces.{dimension}"];
}
