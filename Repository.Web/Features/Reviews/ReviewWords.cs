using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Data;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Reviews;

/// <summary>What the site says about reviews.</summary>
public sealed class ReviewWords(KindWords kinds, SubmissionWords submissions, Texts texts, TimeProvider clock)
{
    /// <summary>From here on whoever acts next is reminded.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(4);

    public string Name(Kind kind) => kinds.Name(kind);

    public string Label(Kind kind, Field field) => kinds.Label(kind, field);

    public string State(SubmissionState state) => submissions.State(state);

    /// <summary>A step that a submission has made.</summary>
    public string Did(SubmissionAction action) => submissions.Did(action);

    public string Name(Criterion criterion) => texts[$"Reviews.Criterion.{StoredName.Of(criterion)}"];

    public string Explanation(Criterion criterion) => texts[$"Reviews.Criterion.{StoredName.Of(criterion)}.Help"];

    public string Of(Rating rating) => texts[$"Reviews.Rating.{StoredName.Of(rating)}"];

    public string Title(ReviewTemplate template) => texts[$"Reviews.Template.{template.Name}.Title"];

    /// <summary>In the language of the record where the site has it, as its author reads it.</summary>
    public string Template(ReviewTemplate template, string language) =>
        new Texts(SiteLanguages.Find(language) ?? texts.Language)[$"Reviews.Template.{template.Name}.Text"];

    public string Round(Submission submission) => submission switch
    {
        { Rounds: > 1 } => texts["Reviews.Round", submission.Rounds],
        { BasedOnId: not null } => texts["Reviews.Change"],
        _ => texts["Reviews.First"],
    };

    /// <summary>Whole days since it was submitted first.</summary>
    public string Waiting(Submission submission) =>
        Days(clock.GetUtcNow() - (submission.SubmittedAt ?? submission.OpenedAt)) is > 0 and var days ? texts.Count("Reviews.Days", days) : texts["Reviews.LessThanADay"];

    /// <summary>How late, or how soon; null where nobody need hurry.</summary>
    public (string Tone, string Text)? Due(Submission submission)
    {
        if (!submission.IsOpen || submission.DueAt is not { } due)
        {
            return null;
        }

        var left = due - clock.GetUtcNow();
        return left < TimeSpan.Zero ? ("bad", texts.Count("Reviews.Overdue", Math.Max(1, Days(-left))))
            : left < Soon ? ("warn", Days(left) is > 0 and var days ? texts.Count("Reviews.DueIn", days) : texts["Reviews.DueWithinADay"])
            : null;
    }

    public string Date(DateTimeOffset at) => submissions.Date(at);

    private static int Days(TimeSpan span) => (int)span.TotalDays;
}
