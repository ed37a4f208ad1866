namespace Repository.Search.Searching;

/// <summary>Asks for counts.</summary>
/// <param name="Name">Under which the result has them; unique in a request.</param>
/// <param name="FilterKey">Filters of this key do not narrow the counts; null: all filters do.</param>
public abstract record FacetRequest(string Name, string? FilterKey);

/// <summary>For each value of the field, how many documents have it. Values of none are left out.</summary>
/// <param name="Field">A facet field, or a sorted keyword field.</param>
public sealed record ValueFacet(string Name, string Field, string? FilterKey = null) : FacetRequest(Name, FilterKey);

/// <summary>
/// For each number from <see cref="Min"/> to <see cref="Max"/>, how many documents' spans cover it: years, say. Numbers of none are left
/// out; keys are written in decimal. A document without a first number, or whose last is less than its first, covers none.
/// </summary>
/// <param name="FirstField">A number field: where the span of a document begins.</param>
/// <param name="LastField">A number field: where it ends, included. Missing: it is open, and reaches to <see cref="Max"/>.</param>
public sealed record SpanFacet(string Name, string FirstField, string LastField, string? FilterKey = null) : FacetRequest(Name, FilterKey)
{
    /// <summary>How many numbers one request may count: each is an entry of the answer.</summary>
    public const int MaxWidth = 10_000;

    public int Min { get; init; }

    /// <summary>At least <see cref="Min"/>, and less than <see cref="MaxWidth"/> above it.</summary>
    public required int Max { get; init; }
}
