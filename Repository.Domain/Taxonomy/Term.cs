using System.Text.Json.Serialization;

namespace Repository.Domain.Taxonomy;

/// <summary>One term of a dimension. Its id is stable, stands in addresses, and is unique within its dimension only.</summary>
public sealed record Term
{
    public required Dimension Dimension { get; init; }

    /// <summary>Lower-case letters, digits and hyphens: <c>7</c>, <c>ma</c>, <c>civil-society</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Place in its dimension, from 0.</summary>
    public required int Order { get; init; }

    public required LocalizedText Label { get; init; }

    /// <summary>A shorter label for lists and badges.</summary>
    public LocalizedText? Short { get; init; }

    /// <summary>The introduction on the term's own page.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>The number by which the term is known: objective 7, SDG 10.</summary>
    public int? Number { get; init; }

    /// <summary>Id of a term in <see cref="Dimensions.ParentDimension"/>.</summary>
    public string? ParentId { get; init; }

    /// <summary>Countries: the review regions that they belong to; some belong to two.</summary>
    public IReadOnlyList<string> ReviewRegions { get; init; } = [];

    /// <summary>Themes: the objectives that they are close to.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Where the term is defined, the same in every language: <c>A/RES/73/195, paragraph 17</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>Languages: the name in the language itself.</summary>
    public string? OwnName { get; init; }

    public string? Alpha3 { get; init; }

    /// <summary>Countries: a champion country of the Global Compact.</summary>
    public bool Champion { get; init; }

    /// <summary>Themes: the Network has thematic guidance on it.</summary>
    public bool NetworkGuidance { get; init; }

    /// <summary>Countries: <c>member</c> or <c>observer</c> of the United Nations.</summary>
    public string? Status { get; init; }

    /// <summary>Actor types: the wider group.</summary>
    public string? Group { get; init; }

    public string? Note { get; init; }

    /// <summary>Languages whose label is our own translation, not an official title.</summary>
    public IReadOnlyList<string> Translated { get; init; } = [];

    /// <summary>Names of the properties that no public page confirms.</summary>
    public IReadOnlyList<string> Unconfirmed { get; init; } = [];

    [JsonIgnore]
    public TermKey Key => new(Dimension, Id);

    public string ShortLabel(string language) => (Short ?? Label).In(language);
}

/// <summary>Names a term across dimensions.</summary>
public readonly record struct TermKey(Dimension Dimension, string Id)
{
    public override string ToString() => $"{Dimension.Name()}:{Id}";
}
