using Repository.Search.Catalogue;
using Repository.Web.Languages;

namespace Repository.Web.Features.Shared;

/// <summary>A record in a list.</summary>
public sealed record RecordItem
{
    public required CatalogueEntry Entry { get; init; }

    public required IReadOnlyList<TextPiece> Title { get; init; }

    public required IReadOnlyList<TextPiece> Extract { get; init; }

    /// <summary>Label of the field that the extract is from; null for the summary.</summary>
    public string? ExtractFrom { get; init; }

    /// <summary>The first item of a page that opens with it is set larger.</summary>
    public bool Lead { get; init; }

    public bool ShowKind { get; init; } = true;

    /// <summary>Why the record stands in this list, in place of its objectives.</summary>
    public string? Reason { get; init; }

    public static RecordItem Of(CatalogueEntry entry) => new()
    {
        Entry = entry,
        Title = [new TextPiece(entry.Title, false)],
        Extract = [new TextPiece(Extracts.Opening(entry.Summary), false)],
    };

    /// <summary>With what matched, and the name of the field in which it did.</summary>
    public static RecordItem Of(CatalogueHit hit, Texts texts) => new()
    {
        Entry = hit.Entry,
        Title = hit.Title,
        Extract = hit.Extract,
        ExtractFrom = hit.ExtractField is "summary" or "title" ? null : texts.Find($"Records.{hit.Entry.Kind}.{hit.ExtractField}"),
    };
}

public static class Extracts
{
    /// <summary>About four lines of a list.</summary>
    private const int Length = 320;

    /// <summary>The first sentences of a text, as many as fit; cut at a word if the first alone is too long.</summary>
    public static string Opening(string text)
    {
        if (text.Length <= Length)
        {
            return text;
        }

        var sentence = text.LastIndexOf(". ", Length, StringComparison.Ordinal);
        if (sentence > Length / 3)
        {
            return text[..(sentence + 1)];
        }

        var word = text.LastIndexOf(' ', Length);
        return text[..(word > 0 ? word : Length)].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
