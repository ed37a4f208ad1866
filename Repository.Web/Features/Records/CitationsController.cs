using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Repository.Domain.Access;
using Repository.Domain.Contributions;
using Repository.Web.Access;
using Repository.Web.Features.Records.Citations;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Records;

/// <summary>How to cite a record, or one of its versions, for programs that keep references.</summary>
[Route("{language:language}/{kindPath:kind}/{address}")]
[Allows(PolicyTable.ReadPublished)]
public sealed class CitationsController(ContributionStore contributions, RecordDoor door, CitationBuilder citations, Links links) : Controller
{
    [Get("cite.txt")]
    [Get("versions/{number:int}/cite.txt")]
    public Task<IActionResult> PlainText(string kindPath, string address, int? number, CancellationToken ct) =>
        OfAsync(kindPath, address, number, "txt", "text/plain; charset=utf-8", record => $"{citations.Text(record)}\n", ct);

    [Get("cite.bib")]
    [Get("versions/{number:int}/cite.bib")]
    public Task<IActionResult> ForBibTex(string kindPath, string address, int? number, CancellationToken ct) =>
        OfAsync(kindPath, address, number, "bib", BibTex.ContentType, BibTex.Of, ct);

    [Get("cite.ris")]
    [Get("versions/{number:int}/cite.ris")]
    public Task<IActionResult> ForRis(string kindPath, string address, int? number, CancellationToken ct) =>
        OfAsync(kindPath, address, number, "ris", Ris.ContentType, Ris.Of, ct);

    [Get("cite.json")]
    [Get("versions/{number:int}/cite.json")]
    public Task<IActionResult> ForCsl(string kindPath, string address, int? number, CancellationToken ct) =>
        OfAsync(kindPath, address, number, "json", CslJson.ContentType, CslJson.Of, ct);

    /// <param name="number">Of a version; null for the record, which is cited at its own address.</param>
    private Task<IActionResult> OfAsync(string kindPath, string address, int? number, string ending, string contentType, Func<CitedRecord, string> write, CancellationToken ct) => door.OpenAsync(this, kindPath, address, async contribution =>
    {
        if (await contributions.VersionAsync(contribution.Id, number ?? contribution.PublishedVersion, ct) is not { } version)
        {
            return NotFound();
        }

        var cited = citations.Of(contribution, version.Content, version.Number, number is null ? links.Record(contribution) : links.Version(contribution, version.Number));
        var name = number is null ? string.Create(CultureInfo.InvariantCulture, $"{contribution.Kind.Name}-{contribution.Number}") : cited.Id;
        return File(Encoding.UTF8.GetBytes(write(cited)), contentType, $"{name}.{ending}");
    }, ct);
}
