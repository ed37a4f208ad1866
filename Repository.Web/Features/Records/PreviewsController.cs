using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Domain.Submissions;
using Repository.Search.Catalogue;
using Repository.Web.Access;
using Repository.Web.Features.Contribute;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Records;

/// <summary>A draft as it would be published: made as every record is, and shown to those alone who write or read it.</summary>
[Route("{language:language}/contribute/{id:guid}/preview")]
[Allows(PolicyTable.SeeSubmission)]
public sealed class PreviewsController(SubmissionDoor door, AuthoringDesk desk, RecordPageBuilder pages, ICatalogue catalogue, TimeProvider clock, Texts texts) : Controller
{
    [Get]
    public Task<IActionResult> Show(Guid id, CancellationToken ct) => door.OpenAsync(id, PolicyTable.SeeSubmission, async opened =>
    {
        var contribution = opened.Case.Contribution;
        var reading = await desk.ReadAsync(opened.Submission, opened.Draft, catalogue.Taxonomy, ct);
        var revision = new Revision { Id = Guid.Empty, ContributionId = contribution.Id, Ordinal = 1, Content = reading.Content, CreatedAt = clock.GetUtcNow(), Imported = false };
        var record = pages.Of(new PublishedRecord(contribution, revision)) with { Title = opened.Title.Length > 0 ? opened.Title : texts["Contribute.Untitled"] };
        return View("Preview", new PreviewPage(new PageHead { Title = texts["Contribute.PreviewOf", record.Title], Section = SiteSection.Contribute, NoIndex = true }, id, record));
    }, ct);
}

public sealed record PreviewPage(PageHead Head, Guid SubmissionId, RecordPage Record) : IPage;
