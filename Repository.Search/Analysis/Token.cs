namespace Repository.Search.Analysis;

/// <summary>One word of a text.</summary>
/// <param name="Term">The word as the analyzer indexes it: its stem, if the analyzer has a stemmer.</param>
/// <param name="Exact">The word without stemming (see <see cref="Folding"/>): the same in each of <see cref="Analyzers.All"/>, so that it is comparable across languages.</param>
/// <param name="Position">0 for the first word of a field and ascending; gaps stand where words were left out and between the parts of a field.</param>
/// <param name="Start">Where it stands in the original text, in UTF-16 code units; never inside a surrogate pair.</param>
/// <param name="End">Past its last code unit.</param>
public readonly record struct Token(string Term, string Exact, int Position, int Start, int End);
