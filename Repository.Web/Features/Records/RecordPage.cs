using Microsoft.AspNetCore.Html;
using Repository.Domain.Contributions;
using Repository.Domain.Contributions.Kinds;
using Repository.Search.Catalogue;
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

    public required IReadOnlyList<CatalogueEntry> Translations { get; init; }

    public required IReadOnlyList<RecordItem> Related { get; init; }

    /// <summary>Records of the other kinds that go with it.</summary>
    public required IReadOnlyList<CatalogueEntry> GoesWith { get; init; }

    /// <summary>Footnotes that the usage of the United Nations asks for.</summary>
    public required IReadOnlyList<string> Footnotes { get; init; }

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

/// <param name="Authors">In the record's language; empty if the record names none.</param>
/// <param name="Year">Of the record, or that it has none.</param>
/// <param name="After">What version of what collection, and where.</param>
public sealed record Citation(string Authors, string Year, string Title, string After);

public sealed record TombstonePage(PageHead Head, string Heading, string? Reason, DateTimeOffset? At, string ListAddress) : IPage;
