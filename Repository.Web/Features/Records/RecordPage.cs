using Microsoft.AspNetCore.Html;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
using Repository.Web.Features.Records.Citations;
using Repository.Web.Features.Shared;

namespace Repository.Web.Features.Records;

public sealed record RecordPage : IPage
{
    public required PageHead Head { get; init; }

    public required Kind Kind { get; init; }

    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Of the record's own text.</summary>
    public required string Language { get; init; }

    /// <summary>Kind and number, where, when.</summary>
    public required string Kicker { get; init; }

    /// <summary>In the record's order; the first is the primary one.</summary>
    public required IReadOnlyList<AssignedTerm> Objectives { get; init; }

    /// <summary>The summary and every section that says something.</summary>
    public required IReadOnlyList<RecordSection> Sections { get; init; }

    /// <summary>Labels, in quotation marks, of sections that the source says nothing about.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required Citation Citation { get; init; }

    /// <summary>Of the page that is cited; its forms for programs stand below it.</summary>
    public required string Address { get; init; }

    /// <summary>The list of versions; null where there is but one.</summary>
    public string? VersionsAddress { get; init; }

    /// <summary>What changed last; null where there is but one version.</summary>
    public string? LastChangeAddress { get; init; }

    /// <summary>Says that this is a version by itself; null on the record's own page.</summary>
    public VersionNotice? Notice { get; init; }

    /// <summary>Where whoever reads this may withdraw the record; null for all others.</summary>
    public string? WithdrawalAddress { get; init; }

    public IReadOnlyList<CatalogueEntry> Translations { get; init; } = [];

    public IReadOnlyList<RecordItem> Related { get; init; } = [];

    /// <summary>Records of the other kinds that go with it.</summary>
    public IReadOnlyList<CatalogueEntry> GoesWith { get; init; } = [];

    /// <summary>Footnotes that the usage of the United Nations asks for.</summary>
    public required IReadOnlyList<string> Footnotes { get; init; }

    /// <summary>The citation for programs: name and address of each format; without a name, as text.</summary>
    public IEnumerable<(string? Format, string Address)> CitationFiles => [("BibTeX", $"{Address}/cite.bib"), ("RIS", $"{Address}/cite.ris"), ("CSL-JSON", $"{Address}/cite.json"), (null, $"{Address}/cite.txt")];

    public bool AnyByEditors => Objectives.Any(objective => objective.ByEditors) || Facts.Any(fact => fact.Values.Any(value => value.ByEditors));
}

public sealed record RecordSection(string Name, string Heading, IHtmlContent Text);

public sealed record Fact(string Label, IReadOnlyList<FactValue> Values)
{
    /// <summary>Then the label is marked once, in place of every value.</summary>
    public bool AllByEditors => Values.All(value => value.ByEditors);
}

/// <param name="Foreign">The text is in the record's language, not the page's.</param>
/// <param name="Quiet">A remark on the values, in second rank.</param>
public sealed record FactValue(string Text, string? Address = null, bool ByEditors = false, bool Foreign = false, bool Quiet = false);

/// <param name="PresentAddress">Of the record's own page.</param>
/// <param name="ChangesAddress">What changed since; null on the present version.</param>
public sealed record VersionNotice(int Number, DateTimeOffset PublishedAt, string PresentAddress, string? ChangesAddress);

public sealed record TombstonePage(PageHead Head, string Heading, string? Reason, DateTimeOffset? At, string ListAddress) : IPage
{
    /// <summary>What is to be read in its place, with the language of its title where that is not the page's.</summary>
    public (string Text, string Address, string? Language)? ReplacedBy { get; init; }

    /// <summary>For whoever may publish it again; null for all others.</summary>
    public string? ReinstatementAddress { get; init; }
}
