namespace Repository.Domain.Contributions.Differences;

public enum PieceState
{
    /// <summary>Stands in both.</summary>
    Same,

    /// <summary>Stood in the old one alone.</summary>
    Removed,

    /// <summary>Stands in the new one alone.</summary>
    Added,
}

/// <summary>A part of a field: a run of its text, or one of its values.</summary>
public readonly record struct DifferencePiece(PieceState State, string Text)
{
    /// <summary>Of a term: assigned by editors, which the page marks.</summary>
    public bool ByEditors { get; init; }
}
