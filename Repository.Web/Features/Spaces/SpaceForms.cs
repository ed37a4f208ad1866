using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Spaces;
using Repository.Domain.Taxonomy;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Spaces;

/// <summary>Steps that whoever runs a space takes with it as a whole.</summary>
public enum SpaceStepTo
{
    Close,
    Reopen,
    Archive,
    Restore,
}

/// <summary>The forms of those who open and run spaces.</summary>
public sealed class SpaceForms(SpaceFields fields, SpaceWords words, Texts texts, Links links)
{
    private const string Step = "step";
    private const string Closes = "closes";

    /// <summary>A space that says nothing yet.</summary>
    public static SpaceContent Blank { get; } = new() { Title = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal)), Purpose = new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal)) };

    public FormSheet New(ModelStateDictionary state) => Sheet(state, texts["Spaces.New"], texts["Spaces.Open"], fields.Of(Blank, runs: false)) with { Paragraphs = [texts["Spaces.NewExplained"], Writing] };

    public FormSheet Suggest(ModelStateDictionary state) => Sheet(state, texts["Spaces.Suggest"], texts["Spaces.SendSuggestion"], fields.Of(Blank, runs: false)) with { Paragraphs = [texts["Spaces.SuggestExplained"], Writing] };

    /// <summary>What was suggested, to be opened as it is or otherwise.</summary>
    public FormSheet Approve(SpaceSuggestion suggestion, ModelStateDictionary state) =>
        Deciding(Sheet(state, texts["Spaces.ApproveHeading", TitleOf(suggestion)], texts["Spaces.Open"], fields.Of(suggestion.Content, runs: false)), suggestion) with { Paragraphs = [texts["Spaces.ApproveExplained"], texts["Spaces.NewExplained"]] };

    public FormSheet Decline(SpaceSuggestion suggestion, ModelStateDictionary state)
    {
        var reason = new FormField("reason", FieldKind.Area, texts["Spaces.Reason"]) { Help = texts["Spaces.ReasonHelp"], MaxLength = SuggestionDesk.MaxReason };
        return Deciding(Sheet(state, texts["Spaces.DeclineHeading", TitleOf(suggestion)], texts["Spaces.Decline"], [reason]), suggestion);
    }

    public FormSheet Edit(Space space, ModelStateDictionary state) => Sheet(state, texts["Spaces.EditHeading", TitleOf(space)], texts["Spaces.Save"], fields.Of(space.Content, runs: true), space) with
    {
        Paragraphs = [Writing, texts["Spaces.EditExplained"]],
        Version = space.Version,
    };

    public FormSheet Move(Space space, SpacePhase phase, ModelStateDictionary state)
    {
        var steps = Steps(phase);
        return Sheet(
            state,
            texts["Spaces.MoveHeading", TitleOf(space)],
            texts["Spaces.Save"],
            [
                new FormField(Step, FieldKind.Choices, texts["Spaces.MoveTo"]) { Options = [.. steps.Select(step => new FieldOption(StoredName.Of(step), texts[$"Spaces.Move{step}"]))] },
                .. steps.Contains(SpaceStepTo.Reopen)
                    ? [new FormField(Closes, FieldKind.Text, texts["Spaces.LastDay"]) { Help = texts["Spaces.ReopenHelp"], MaxLength = 10, Autocomplete = "off" }]
                    : Array.Empty<FormField>(),
            ],
            space) with
        {
            Paragraphs = [words.State(new SpaceCase(space, phase, IsMember: false))],
            Version = space.Version,
        };
    }

    /// <summary>What becomes of the timetable; null, and the state says why, if that cannot be.</summary>
    public Timetable? Read(SpaceStepForm form, SpaceCase found, DateTimeOffset now, ModelStateDictionary state)
    {
        var timetable = found.Space.Content.Timetable;
        var step = Steps(found.Phase).Where(step => StoredName.Of(step) == form.Step).Select(step => (SpaceStepTo?)step).FirstOrDefault();
        var closes = SpaceDate.Find((form.Closes ?? "").Trim());
        if (step is null)
        {
            state.AddModelError(Step, texts["Spaces.ChooseStep"]);
        }
        else if (step == SpaceStepTo.Reopen && !string.IsNullOrWhiteSpace(form.Closes) && !(closes?.EndsIn(timetable.Zone) > now))
        {
            state.AddModelError(Closes, texts["Spaces.NoLaterDate"]);
        }

        return !state.IsValid ? null : step switch
        {
            SpaceStepTo.Close => timetable.Closed(now),
            SpaceStepTo.Reopen => timetable.Reopened(closes),
            SpaceStepTo.Archive => timetable with { Archived = true },
            _ => timetable with { Archived = false },
        };
    }

    /// <summary>With what stands there now beside what was typed.</summary>
    public FormSheet Stale(FormSheet sheet, Space current, SpaceContent typed) => sheet with
    {
        Errors = new FormErrors(texts["Shared.StaleForm"], []),
        Version = current.Version,
        Meanwhile = fields.Meanwhile(current.Content, typed),
    };

    private static IReadOnlyList<SpaceStepTo> Steps(SpacePhase phase) => phase switch
    {
        SpacePhase.Announced => [SpaceStepTo.Archive],
        SpacePhase.Open => [SpaceStepTo.Close, SpaceStepTo.Archive],
        SpacePhase.Closed => [SpaceStepTo.Reopen, SpaceStepTo.Archive],
        _ => [SpaceStepTo.Restore],
    };

    private string Writing => texts["Spaces.Writing"];

    private string TitleOf(Space space) => space.Content.Title.In(texts.Language.Code);

    private string TitleOf(SpaceSuggestion suggestion) => suggestion.Content.Title.In(texts.Language.Code);

    private FormSheet Deciding(FormSheet sheet, SpaceSuggestion suggestion) => sheet with
    {
        Crumbs = [(texts["Spaces.Spaces"], links.Spaces), (texts["Spaces.Suggestions"], links.Suggestions()), (TitleOf(suggestion), links.Suggestions(suggestion.Id)), (sheet.Heading, null)],
        Ways = [(texts["Shared.Cancel"], links.Suggestions(suggestion.Id))],
    };

    private FormSheet Sheet(ModelStateDictionary state, string heading, string submit, IEnumerable<FormField> all, Space? space = null) =>
        FormSheet.Of(state, texts, new PageHead { Title = heading, Section = SiteSection.Spaces, NoIndex = true }, heading, submit, all) with
        {
            Crumbs = [(texts["Spaces.Spaces"], links.Spaces), .. space is null ? Array.Empty<(string, string?)>() : [(TitleOf(space), links.Space(space.Name))], (heading, null)],
            Ways = [(texts["Shared.Cancel"], space is null ? links.Spaces : links.Space(space.Name))],
        };
}

public sealed class SpaceStepForm
{
    /// <summary>The last day, of one that is opened again.</summary>
    public string? Closes { get; set; }

    public string? Step { get; set; }

    public long Version { get; set; }
}
