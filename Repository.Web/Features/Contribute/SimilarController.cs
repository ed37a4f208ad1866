using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Web.Access;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;
using Repository.Web.Limits;

namespace Repository.Web.Features.Contribute;

/// <summary>Published records like the one that is being written, also while its title is typed.</summary>
[Route("{language:language}/contribute/{id:guid}/similar")]
[Allows(PolicyTable.SeeSubmission)]
[Limited(RouteClass.Search)]
public sealed class SimilarController(SubmissionDoor door, SimilarRecords similar, Texts texts) : Controller
{
    /// <summary>As long as a title may be, and as much again.</summary>
    private const int LongestTitle = 500;

    [Get]
    public Task<IActionResult> Index(Guid id, string? title, CancellationToken ct) => door.OpenAsync(id, PolicyTable.SeeSubmission, opened =>
    {
        var asked = title is { Length: > 0 } ? title[..Math.Min(title.Length, LongestTitle)] : opened.Title;
        return Task.FromResult<IActionResult>(View("Similar", new SimilarPage(
            new PageHead { Title = texts["Contribute.Similar"], Section = SiteSection.Contribute, NoIndex = true }, opened, asked, similar.To(asked, opened.Case.Contribution.Id, ct))));
    }, ct);
}

public sealed record SimilarPage(PageHead Head, OpenedSubmission Opened, string Title, IReadOnlyList<SimilarRecord> Records) : IPage;
