using Repository.Domain.Taxonomy;

namespace Repository.Search.Catalogue;

/// <summary>What may stand before a colon in a query.</summary>
internal abstract record TypedField(string Name)
{
    private static readonly Dictionary<string, TypedField> ByName = All().ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>In either case.</summary>
    public static bool IsName(string name) => ByName.ContainsKey(name);

    /// <param name="name">For which <see cref="IsName"/> holds.</param>
    public static TypedField Named(string name) => ByName[name];

    /// <summary>Words of one searched field, or of <see cref="SoughtQueries.LabelField"/>.</summary>
    public sealed record Words(string Name) : TypedField(Name);

    /// <summary>Terms, by id or by words of their labels.</summary>
    /// <param name="IndexField">Holds the ids of a record's terms.</param>
    public sealed record Terms(string Name, Dimension Dimension, string IndexField) : TypedField(Name);

    public sealed record Kind(string Name) : TypedField(Name);

    /// <summary>Records whose years overlap these.</summary>
    public sealed record Years(string Name) : TypedField(Name);

    private static IEnumerable<TypedField> All() =>
    [
        .. CatalogueSchema.Searched.Select(field => new Words(field.Name)),
        new Words(SoughtQueries.LabelField),
        .. Dimensions.All.Where(dimension => dimension != Dimension.Language).Select(dimension => new Terms(dimension.Name(), dimension, CatalogueSchema.TermsOf(dimension))),
        // As the addresses of searches call them.
        new Terms("actor", Dimension.ActorType, CatalogueSchema.TermsOf(Dimension.ActorType)),
        new Terms("language", Dimension.Language, CatalogueSchema.Language),
        new Kind("kind"),
        new Years("year"),
    ];
}
