namespace Repository.Search.Documents;

/// <summary>What an index keeps of a field. The name is compared by its code units.</summary>
public abstract record FieldDefinition(string Name)
{
    /// <summary>Whether the field has a dictionary of terms.</summary>
    internal bool HasTerms => this is TextFieldDefinition or KeywordFieldDefinition or FacetFieldDefinition;

    /// <summary>Whether a document's terms are kept as ordinals, too.</summary>
    internal bool HasOrdinals => this is FacetFieldDefinition or KeywordFieldDefinition { Sorted: true };
}

/// <summary>Words that queries find: terms with frequencies and positions, and the field's length for scoring.</summary>
public sealed record TextFieldDefinition(string Name) : FieldDefinition(Name);

/// <summary>Each value is one term as it is: documents alone, no frequencies, no length.</summary>
public sealed record KeywordFieldDefinition(string Name) : FieldDefinition(Name)
{
    /// <summary>At most one value a document, kept as an ordinal too, so that hits can be sorted by it.</summary>
    public bool Sorted { get; init; }
}

/// <summary>One integer a document, for ranges and sorting.</summary>
public sealed record NumberFieldDefinition(string Name) : FieldDefinition(Name);

/// <summary>One moment a document: a number of microseconds since 1970 UTC.</summary>
public sealed record DateFieldDefinition(string Name) : FieldDefinition(Name);

/// <summary>Several values a document: terms that filters find, and ordinals that are counted.</summary>
public sealed record FacetFieldDefinition(string Name) : FieldDefinition(Name);

/// <summary>Text kept as it is, to be shown; several values a document keep their order.</summary>
public sealed record StoredFieldDefinition(string Name) : FieldDefinition(Name);
