using System.Globalization;
using Repository.Domain.Contributions;
using Repository.Web.Features.Shared;
using Repository.Web.Languages;

namespace Repository.Web.Features.Records.Citations;

public sealed class CitationBuilder(KindWords kinds, Texts texts, Links links)
{
    /// <summary>Fields that name who is cited where a kind has no implementers; it may have none of these, either.</summary>
    private static readonly string[] Publishers = ["publisher", "co-publishers"];

    /// <param name="address">Path of the page that is cited: the record's own, or a version's.</param>
    public CitedRecord Of(Contribution contribution, RevisionContent content, int version, string address) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{content.Kind.Name}-{contribution.Number}-version-{version}"),
        Authors = content.Kind.FieldNamed("implementers")?.Read(content) ?? [.. Publishers.SelectMany(name => content.Kind.FieldNamed(name)?.Read(content) ?? [])],
        Year = content.Kind.Years(content)?.First,
        Title = content.Title,
        Numbered = kinds.Numbered(content.Kind, contribution.Number),
        Version = version,
        Collection = $"{texts["Shared.SiteName"]}, {texts["Shared.SiteSubject"]}",
        Address = links.Absolute(address),
        Language = content.Language,
    };

    public Citation Text(CitedRecord record) => new(
        texts.List(record.Authors),
        record.Year?.ToString(CultureInfo.InvariantCulture) ?? texts["Records.NoYear"],
        record.Title,
        texts["Records.CitedAs", record.Numbered, record.Version, record.Address]);
}
