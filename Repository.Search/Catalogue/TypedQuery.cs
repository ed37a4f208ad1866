using Repository.Search.Queries;

namespace Repository.Search.Catalogue;

/// <summary>What somebody typed, as the index understands it.</summary>
/// <param name="Query">Finds the records.</param>
/// <param name="Shown">What to mark in them, as typed: all but what is excluded and optional stop words, which would be everywhere. None: nothing scores.</param>
internal sealed record TypedQuery(Query Query, IReadOnlyList<ShownWords> Shown)
{
    public bool Equals(TypedQuery? other) => other is not null && Query == other.Query && Shown.SequenceEqual(other.Shown);

    public override int GetHashCode() => Query.GetHashCode();
}

/// <param name="Field">The only field in which it counts; null: all.</param>
internal readonly record struct ShownWords(Sought Sought, string? Field);
