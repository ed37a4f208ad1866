using Repository.Domain.Contributions.Kinds;
using Repository.Domain.Taxonomy;
using Repository.Search.Analysis;
using Repository.Search.Documents;

namespace Repository.Search.Catalogue;

/// <summary>A declared field whose words are searched, whichever kinds have it.</summary>
/// <param name="Weight">What a word in it counts, against 1 in an ordinary text.</param>
/// <param name="IsProse">Whether its sentences say something by themselves; names do not.</param>
internal sealed record SearchedField(string Name, double Weight, bool IsProse)
{
    /// <summary>The field of the index with its words unstemmed: for phrases and prefixes, and because the very word counts more.</summary>
    public string Exact => $"{Name}.exact";

    /// <summary>The field of the index that keeps its text for showing.</summary>
    public string Text => $"{Name}.text";
}

/// <summary>What the index keeps of a record, made from the declarations of the kinds.</summary>
internal static class CatalogueSchema
{
    public const string Id = "id";

    /// <summary>Shared by the translations of one work.</summary>
    public const string Work = "work";

    public const string Kind = "kind";

    /// <summary>The language of the record; that of the documents it speaks of is a dimension.</summary>
    public const string Language = "language";

    public const string Number = "number";

    public const string Published = "published";

    /// <summary>The title as a key to sort by.</summary>
    public const string TitleOrder = "title-order";

    public const string FirstYear = "first-year";

    /// <summary><see cref="OpenEnd"/> where a record goes on; absent only where it has no years at all.</summary>
    public const string LastYear = "last-year";

    public const int OpenEnd = 9999;

    /// <summary>What the record is about, as <c>dimension:id</c>: the terms that no other of its terms implies.</summary>
    public const string Subject = "subject";

    /// <summary>The terms of its subject that another one implies.</summary>
    public const string ImpliedSubject = "implied-subject";

    /// <summary>The terms of its subject that it names itself, implied or not.</summary>
    public const string NamedSubject = "named-subject";

    /// <summary>The <see cref="StoredRecord"/>.</summary>
    public const string Record = "record";

    /// <summary>To be raised whenever a record would be mapped to another document, or its text read otherwise, although the fields stay: it is part of the fingerprint.</summary>
    private const int MappingVersion = 1;

    /// <summary>In the order of the declarations. Kinds that share a name must mean the same field by it: the schema refuses the name otherwise.</summary>
    public static IReadOnlyList<SearchedField> Searched { get; } =
    [
        .. KindCatalogue.All.SelectMany(kind => kind.Fields).Where(field => field.SearchWeight > 0)
            .Select(field => new SearchedField(field.Name, field.SearchWeight, field is ProseField)).Distinct(),
    ];

    public static IndexSchema Schema { get; } = new(
    [
        .. Searched.SelectMany(IEnumerable<FieldDefinition> (field) => [new TextFieldDefinition(field.Name), new TextFieldDefinition(field.Exact), new StoredFieldDefinition(field.Text)]),
        .. Dimensions.All.Select(dimension => new FacetFieldDefinition(TermsOf(dimension))),
        new KeywordFieldDefinition(Id),
        new KeywordFieldDefinition(Work),
        new KeywordFieldDefinition(Kind) { Sorted = true },
        new KeywordFieldDefinition(Language) { Sorted = true },
        new KeywordFieldDefinition(TitleOrder) { Sorted = true },
        new NumberFieldDefinition(Number),
        new NumberFieldDefinition(FirstYear),
        new NumberFieldDefinition(LastYear),
        new DateFieldDefinition(Published),
        new FacetFieldDefinition(Subject),
        new FacetFieldDefinition(ImpliedSubject),
        new FacetFieldDefinition(NamedSubject),
        new StoredFieldDefinition(Record),
        // Never filled: its name makes indexes of another mapping or analysis foreign.
        new StoredFieldDefinition(FormattableString.Invariant($"mapping-{MappingVersion} {string.Join(' ', Analyzers.All.Select(analyzer => analyzer.Name))}")),
    ]);

    /// <summary>The ids of a record's terms of that dimension and of all that these imply.</summary>
    public static string TermsOf(Dimension dimension) => $"term:{dimension.Name()}";
}
