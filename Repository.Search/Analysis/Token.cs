namespace Repository.Search.Analysis;

/// <summary>One word of a text.</summary>
/// <param name="Term">The word as it is compared: see <see cref="Folding"/>.</param>
/// <param name="Start">Where it stands in the original text, in UTF-16 code units; never inside a surrogate pair.</param>
/// <param name="End">Past its last code unit.</param>
public readonly record struct Token(string Term, int Start, int End);
