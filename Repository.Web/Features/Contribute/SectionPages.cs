using System.Globalization;
using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Reviews;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Features.Reviews;
using Repository.Web.Features.Shared;
using Repository.Web.Features.Shared.Forms;
using Repository.Web.Identity;
using Repository.Web.Languages;

namespace Repository.Web.Features.Contribute;

/// <summary>What the page of a section is to show beside what is saved.</summary>
public sealed record SectionView
{
    /// <summary>What was typed and could not be saved; null: what is saved.</summary>
    public DraftAnswers? Typed { get; init; }

    /// <summary>Somebody else has written there meanwhile: shown beside what was typed.</summary>
    public bool ShowsMeanwhile { get; init; }

    /// <summary>Why nothing was saved.</summary>
    public string? Refusal { get; init; }

    /// <summary>Names what is missing, too, and not only what is wrong.</summary>
    public bool NamesMissing { get; init; }

    public string? Saved { get; init; }
}

public sealed class SectionPages(AuthoringDesk desk, SectionFields fields, SimilarRecords similar, AuthorRemarks remarks, ICatalogue catalogue, KindWords kinds, DraftProblems problems, ReviewerQuestionsBuilder questions, IHttpContextAccessor accessor, Texts texts)
{
    public async Task<SectionPage> OfAsync(OpenedSubmission opened, DraftSection section, SectionView view, CancellationToken ct)
    {
        var answers = view.Typed ?? opened.Draft.Answers;
        var reading = await desk.ReadAsync(opened.Submission, opened.Draft with { Answers = answers }, catalogue.Taxonomy, ct);
        var errors = reading.Problems.Where(problem => section.Names.Contains(problem.Field) && (view.NamesMissing || problem.Rule != FieldRule.Required))
            .DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problems.Text(section.Kind, problem), StringComparer.Ordinal);
        var asked = (await remarks.OfAsync(opened.Submission, section.Kind, section.Section, ct)).Where(remark => remark.Remark.State != RemarkState.Resolved).ToList();
        var made = fields.Of(section, answers, errors, asked, view.ShowsMeanwhile ? opened.Draft.Answers : null).ToList();
        var title = opened.Title.Length > 0 ? opened.Title : texts["Contribute.Untitled"];
        var heading = kinds.Section(section.Kind, section.Section);
        var shownErrors = new FormErrors(view.Refusal ?? (errors.Count > 0 ? texts.Count("Contribute.PointsToPutRight", errors.Count) : null), [.. made.Select(field => field.Form).Where(field => field.Error is not null)]);
        return new SectionPage(Head(heading, shownErrors), opened, section)
        {
            Heading = heading,
            Place = texts["Contribute.SectionOf", section.Place + 1, section.Kind.Sections.Count],
            DraftTitle = title,
            Notice = view.Saved is not null && view.Refusal is null ? new Notice("ok", texts["Contribute.Saved"], texts["Contribute.SavedNote"]) : null,
            Saved = view.Saved,
            Errors = shownErrors,
            Fields = made,
            Token = section.Token(opened.Draft.Answers),
            Asks = questions.Of(section.Kind, reading.Checks, name => section.Names.Contains(name), field => $"#{field}"),
            Similar = section.Section.Fields.Contains(section.Kind.Title.Name) ? similar.To(answers.TitleIn(section.Kind), opened.Case.Contribution.Id, ct) : null,
            PersonKey = accessor.HttpContext!.SignedIn()!.Account.Id.ToString("N", CultureInfo.InvariantCulture),
        };
    }

    private PageHead Head(string heading, FormErrors errors) => new()
    {
        Title = errors.IsEmpty ? heading : texts["Account.TitleWithErrors", heading],
        Section = SiteSection.Contribute,
        NoIndex = true,
    };
}
