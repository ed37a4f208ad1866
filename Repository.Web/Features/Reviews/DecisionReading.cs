using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Data;
using Repository.Domain.Reviews;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Languages;

namespace Repository.Web.Features.Reviews;

/// <summary>Reads what a reviewer decides.</summary>
public sealed class DecisionReading(ReviewSheets sheets, ReviewWords words, TimeProvider clock, Texts texts)
{
    /// <summary>No author needs longer, and what is forgotten is not waited for.</summary>
    private const int MostDays = 365;

    private const string DateFormat = "yyyy-MM-dd";

    public TypedDecision Typed(DecisionForm form, IFormCollection fields, ModelStateDictionary state) => new()
    {
        Decision = form.Decision ?? "",
        Reason = form.Reason ?? "",
        AnswerBy = form.AnswerBy ?? "",
        Typed = [.. Enum.GetValues<Criterion>().Select(criterion => Rating(criterion, fields, state)).OfType<CriterionRating>()],
    };

    /// <returns>Null, and the state says why, if it is no decision.</returns>
    public Decision? Read(DecisionForm form, TypedDecision typed, ModelStateDictionary state)
    {
        if (Enum.GetValues<DecisionKind>().Where(kind => StoredName.Of(kind) == form.Decision).ToList() is not [var chosen])
        {
            state.AddModelError("decision", texts["Reviews.ProblemDecision"]);
            return null;
        }

        var reason = string.IsNullOrWhiteSpace(form.Reason) && !Decision.NeedsReason(chosen) ? "" : sheets.Text("reason", form.Reason, Decision.MaxReason, state);
        var by = chosen == DecisionKind.RequestChanges && !string.IsNullOrWhiteSpace(form.AnswerBy) ? Date(form.AnswerBy, state) : null;
        return state.IsValid ? new Decision(chosen, form.Revision, reason!) { AnswerBy = by, Ratings = typed.Ratings } : null;
    }

    public void Explain(ReviewOutcome outcome, ModelStateDictionary state) => state.AddModelError("", outcome switch
    {
        ReviewOutcome.MustsOpen musts => texts.Count("Reviews.MustsOpen", musts.Count),
        ReviewOutcome.Unconfirmed => texts["FocalPoints.NotApprovedBefore"],
        _ => texts["Reviews.ProblemWithdrawn"],
    });

    /// <summary>For the summary, with links to the controls, whose names are small: the framework keeps an error under the property's own.</summary>
    public static FormErrors Errors(ModelStateDictionary state) => FormErrors.Of(
        state,
        state.Where(entry => entry.Key.Length > 0 && entry.Value?.Errors.Count > 0).Select(entry => new FormField(entry.Key.ToLowerInvariant(), FieldKind.Text, "") { Error = entry.Value!.Errors[0].ErrorMessage }));

    /// <summary>What was rated; a note without a rating is none.</summary>
    private CriterionRating? Rating(Criterion criterion, IFormCollection fields, ModelStateDictionary state)
    {
        var name = StoredName.Of(criterion);
        var rating = Enum.GetValues<Rating>().Where(one => StoredName.Of(one) == fields[$"rating-{name}"].ToString()).Select(one => (Rating?)one).FirstOrDefault();
        var note = fields[$"note-{name}"].ToString();
        var kept = string.IsNullOrWhiteSpace(note) ? "" : sheets.Text($"note-{name}", note, CriterionRating.MaxNote, state);
        if (rating is null && kept?.Length > 0)
        {
            state.AddModelError($"rating-{name}", texts["Reviews.ProblemNoteAlone", words.Name(criterion)]);
        }

        return rating is { } given ? new CriterionRating(criterion, given, kept ?? note) : null;
    }

    /// <summary>The end of the day.</summary>
    private DateTimeOffset? Date(string typed, ModelStateDictionary state)
    {
        var now = clock.GetUtcNow();
        if (DateTimeOffset.TryParseExact(typed.Trim(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            && day.AddDays(1).AddSeconds(-1) is var end && end > now && end < now.AddDays(MostDays))
        {
            return end;
        }

        state.AddModelError("answer-by", texts["Reviews.ProblemDate"]);
        return null;
    }
}
