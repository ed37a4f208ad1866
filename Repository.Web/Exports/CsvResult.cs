using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Repository.Web.Exports;

/// <summary>A list as a file of comma-separated values (RFC 4180), sent while it is read: in UTF-8 with a byte order mark, as spreadsheets want it.</summary>
/// <param name="name">Of the file, without its ending.</param>
/// <param name="rows">As many cells each as there are heads.</param>
public sealed class CsvResult(string name, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IActionResult
{
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{name}.csv" }.ToString();
        await using var csv = CsvWriter.Create(response.Body, Format, leaveOpen: true);
        await csv.WriteRecordAsync([.. heads], ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await csv.WriteRecordAsync([.. row.Select(CsvCell.Of)], ct);
        }
    }
}
