namespace Repository.Search.Highlighting;

/// <summary>A run of a text that a clause of the query matches.</summary>
/// <param name="Start">In UTF-16 code units.</param>
/// <param name="Clause">Which clause, so that a passage with two clauses is better than one with the same clause twice.</param>
/// <param name="Weight">How telling the clause is; 0 or more.</param>
public readonly record struct TextMatch(int Start, int End, int Clause, double Weight);
