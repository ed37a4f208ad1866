using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Repository.Web.Features.Records.Citations;

/// <summary>A reference as the Citation Style Language's JSON: a list of one item.</summary>
public static class CslJson
{
    public const string ContentType = "application/vnd.citationstyles.csl+json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(CitedRecord record)
    {
        var item = new JsonObject
        {
            ["id"] = record.Id,
            ["type"] = "webpage",
            ["title"] = record.Title,
            ["container-title"] = record.Collection,
            ["number"] = record.Numbered,
            ["version"] = record.Version.ToString(CultureInfo.InvariantCulture),
            ["URL"] = record.Address,
            ["language"] = record.Language,
        };
        if (record.Authors.Count > 0)
        {
            item["author"] = new JsonArray([.. record.Authors.Select(author => new JsonObject { ["literal"] = author })]);
        }

        if (record.Year is { } year)
        {
            item["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(year)) };
        }

        return new JsonArray(item).ToJsonString(Options) + "\n";
    }
}
