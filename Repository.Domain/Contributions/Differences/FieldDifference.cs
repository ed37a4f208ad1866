using Repository.Domain.Contributions.Kinds;

namespace Repository.Domain.Contributions.Differences;

/// <summary>What became of one field between two contents.</summary>
/// <param name="Pieces">
/// Of a text, in order: same and removed ones make the old text, same and added ones the new text, exactly. Of a field with several values or terms each is one
/// value: what stayed or was removed in the old order, then what was added in the new one.
/// </param>
public sealed record FieldDifference(Field Field, IReadOnlyList<DifferencePiece> Pieces)
{
    /// <summary>Values that stayed follow each other otherwise: of objectives the first is the primary one.</summary>
    public bool IsReordered { get; init; }

    public bool IsChanged => IsReordered || Pieces.Any(piece => piece.State != PieceState.Same);

    /// <summary>Its pieces are values, not runs of one text.</summary>
    public bool IsList => Field is TermsField or ListField or LinkField;
}
